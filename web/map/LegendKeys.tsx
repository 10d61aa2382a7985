import { flatten, flavours, type MapTheme } from '@wangge/tiles/style'
import type { ReactNode } from 'react'
import type { MapLayer } from '../state/view.ts'
import styles from './LegendKeys.module.css'
import { ClockSymbol, HazardSymbol, HomeSymbol, ServicePointSymbol, TeamSymbol, UnansweredSymbol } from './symbols.tsx'
import type { Translate } from './types.ts'

interface LegendKeysProps {
  on: readonly MapLayer[]
  theme: MapTheme
  t: Translate
  /** A walkshed and a circle are drawn around what is selected. */
  hasSelectionShapes: boolean
  hasLines: boolean
  hasUnanswered: boolean
}

/** The symbols of the layers that are on, a group a layer. */
export function LegendKeys({ on, theme, t, hasSelectionShapes, hasLines, hasUnanswered }: LegendKeysProps) {
  const groups: [string, ReactNode[]][] = [
    ['hazards', on.includes('hazards') ? hazardKeys(t) : []],
    ['teams', on.includes('teams') ? teamKeys(t) : []],
    ['dispatch', dispatchKeys(t, theme, hasLines, hasUnanswered)],
    ['points', on.includes('points') ? pointKeys(t) : []],
    ['homes', on.includes('homes') ? homeKeys(t) : []],
    ['reach', reachKeys(t, theme, on.includes('walksheds') || hasSelectionShapes, hasSelectionShapes)],
  ]
  return groups.map(
    ([name, keys]) =>
      keys.length > 0 && (
        <ul
          key={name}
          className={styles['keys']}
          data-wide={name === 'points' || name === 'reach' || name === 'dispatch'}
        >
          {keys}
        </ul>
      ),
  )
}

function key(name: string, symbol: ReactNode, word: string): ReactNode {
  return (
    <li key={name}>
      <span className={styles['symbol']}>{symbol}</span>
      {word}
    </li>
  )
}

function hazardKeys(t: Translate): ReactNode[] {
  return [
    ...(['overdue', 'soon', 'ontime', 'paused'] as const).map((clock) =>
      key(clock, <ClockSymbol clock={clock} size={16} />, t(`map.clock.${clock}`)),
    ),
    key('ring', <HazardSymbol clock="ontime" grade="general" share={0.6} size={22} />, t('map.legend.ring')),
    key('major', <HazardSymbol clock="overdue" grade="major" size={26} />, t('map.grade.major')),
  ]
}

function teamKeys(t: Translate): ReactNode[] {
  return [
    ...(['free', 'assigned', 'enroute', 'onscene'] as const).map((state) =>
      key(state, <TeamSymbol kind="patrol" state={state} stale={false} size={21} />, t(`map.team.${state}`)),
    ),
    key('stale', <TeamSymbol kind="patrol" state="free" stale size={21} />, t('map.team.stale')),
    key('off', <TeamSymbol kind="patrol" state="off" stale={false} size={21} />, t('map.team.off')),
  ]
}

function dispatchKeys(t: Translate, theme: MapTheme, hasLines: boolean, hasUnanswered: boolean): ReactNode[] {
  return [
    ...(hasLines ? [key('sent', <SentKey colour={flavours[theme].team.busy} />, t('map.legend.sent'))] : []),
    ...(hasUnanswered ? [key('unanswered', <UnansweredSymbol size={16} />, t('map.legend.unanswered'))] : []),
  ]
}

function SentKey({ colour }: { colour: string }) {
  return (
    <svg width="26" height="8" viewBox="0 0 26 8" aria-hidden="true">
      <path d="M1 4h11M15 4h4M22 4h4" stroke={colour} strokeWidth="1.7" />
    </svg>
  )
}

function pointKeys(t: Translate): ReactNode[] {
  return [
    ...(['consultation', 'policeRoom', 'microStation', 'servicePoint', 'safetyCentre'] as const).map((kind) =>
      key(kind, <ServicePointSymbol kind={kind} open size={20} />, t(`map.point.${kind}`)),
    ),
    key('closed', <ServicePointSymbol kind="servicePoint" open={false} size={20} />, t('map.point.closed')),
  ]
}

function homeKeys(t: Translate): ReactNode[] {
  return (['served', 'gap', 'noStreetData'] as const).map((state) =>
    key(state, <HomeSymbol state={state} size={14} />, t(`map.home.${state}`)),
  )
}

function reachKeys(t: Translate, theme: MapTheme, hasShed: boolean, hasCircle: boolean): ReactNode[] {
  const { map } = flavours[theme]
  const shed = { background: flatten(map.walkshed, 0.13, map.land), borderColor: map.walkshed }
  return [
    ...(hasShed ? [key('shed', <span className={styles['shed']} style={shed} />, t('map.legend.walkshed'))] : []),
    ...(hasCircle ? [key('circle', <LineKey colour={map.paperCircle} />, t('map.legend.circle'))] : []),
  ]
}

function LineKey({ colour }: { colour: string }) {
  return (
    <svg width="26" height="8" viewBox="0 0 26 8" aria-hidden="true">
      <path d="M1 4h24" stroke={colour} strokeWidth="1.8" strokeDasharray="6 4" />
    </svg>
  )
}
