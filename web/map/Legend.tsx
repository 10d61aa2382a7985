import { COVERAGE_OPACITY, coverageSteps, flatten, flavours, type MapFlavour, type MapTheme } from '@wangge/tiles/style'
import { type ReactNode, useState } from 'react'
import type { MapLayer } from '../state/view.ts'
import styles from './chrome.module.css'
import { ClockSymbol, HazardSymbol, HomeSymbol, ServicePointSymbol, TeamSymbol } from './symbols.tsx'
import type { Translate } from './types.ts'

interface LegendProps {
  on: readonly MapLayer[]
  theme: MapTheme
  t: Translate
  /** Null while no run has been computed. */
  limitMinutes: number | null
  /** Coverage lies beneath hazards or teams, at half strength. */
  isBackdrop: boolean
  hasSelectionShapes: boolean
  isNarrow: boolean
}

/** Only what is on, drawn as it is drawn on the map. */
export function Legend(props: LegendProps) {
  const { on, t, isNarrow, hasSelectionShapes } = props
  const [isOpen, setOpen] = useState(!isNarrow)
  const rows = legendRows(props)
  if (rows.length === 0 && !on.includes('coverage') && !hasSelectionShapes) return null
  return (
    <section className={styles['legend']} aria-label={t('map.legend')}>
      <button
        type="button"
        className={styles['fold']}
        aria-expanded={isOpen}
        aria-label={t(isOpen ? 'map.legend.collapse' : 'map.legend.expand')}
        onClick={() => setOpen(!isOpen)}
      >
        {!isOpen && t('map.legend')}
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <path d={isOpen ? 'M2 4l4 4 4-4' : 'M2 8l4-4 4 4'} fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </button>
      {isOpen && (
        <>
          {on.includes('coverage') && <CoverageKey {...props} />}
          {rows.length > 0 && <ul className={styles['keys']}>{rows}</ul>}
        </>
      )}
    </section>
  )
}

function legendRows({ on, t, theme, hasSelectionShapes }: LegendProps): ReactNode[] {
  const rows: ReactNode[] = []
  const add = (key: string, symbol: ReactNode, word: string) =>
    rows.push(
      <li key={key}>
        <span className={styles['symbol']}>{symbol}</span>
        {word}
      </li>,
    )
  if (on.includes('hazards')) {
    for (const clock of ['overdue', 'soon', 'ontime', 'paused'] as const) {
      add(clock, <ClockSymbol clock={clock} size={16} />, t(`map.clock.${clock}`))
    }
    add('ring', <HazardSymbol clock="ontime" grade="general" share={0.6} size={22} />, t('map.legend.ring'))
    add('major', <HazardSymbol clock="overdue" grade="major" size={26} />, t('map.grade.major'))
  }
  if (on.includes('teams')) {
    for (const state of ['free', 'assigned', 'enroute', 'onscene'] as const) {
      add(state, <TeamSymbol kind="patrol" state={state} stale={false} size={21} />, t(`map.team.${state}`))
    }
    add('stale', <TeamSymbol kind="patrol" state="free" stale size={21} />, t('map.team.stale'))
    add('off', <TeamSymbol kind="patrol" state="off" stale={false} size={21} />, t('map.team.off'))
  }
  if (on.includes('points')) {
    for (const kind of ['consultation', 'policeRoom', 'microStation', 'servicePoint', 'safetyCentre'] as const) {
      add(kind, <ServicePointSymbol kind={kind} open size={20} />, t(`map.point.${kind}`))
    }
    add('closed', <ServicePointSymbol kind="servicePoint" open={false} size={20} />, t('map.point.closed'))
  }
  if (on.includes('homes')) {
    for (const state of ['served', 'gap', 'noStreetData'] as const) {
      add(`home-${state}`, <HomeSymbol state={state} size={14} />, t(`map.home.${state}`))
    }
  }
  const { map } = flavours[theme]
  if (on.includes('walksheds') || hasSelectionShapes) {
    const shed = { background: flatten(map.walkshed, 0.13, map.land), border: `2px solid ${map.walkshed}` }
    add('walkshed', <span className={styles['shed']} style={shed} />, t('map.legend.walkshed'))
  }
  if (hasSelectionShapes) {
    add('circle', <LineKey colour={map.paperCircle} width={1.8} dash="6 4" />, t('map.legend.circle'))
  }
  return rows
}

function LineKey({ colour, width, dash }: { colour: string; width: number; dash: string }) {
  return (
    <svg width="26" height="8" viewBox="0 0 26 8" aria-hidden="true">
      <path d="M1 4h24" stroke={colour} strokeWidth={width} strokeDasharray={dash} />
    </svg>
  )
}

function CoverageKey({ theme, t, limitMinutes, isBackdrop }: LegendProps) {
  const flavour = flavours[theme]
  const isWall = theme === 'wall'
  const opacity = isWall ? COVERAGE_OPACITY.wall : COVERAGE_OPACITY[isBackdrop ? 'backdrop' : 'alone']
  const drawn = (colour: string) => flatten(colour, opacity, flavour.map.land)
  const steps = coverageSteps(flavour, isWall)
  if (limitMinutes === null) return <p className={styles['keyTitle']}>{t('map.legend.coverageNoRun')}</p>
  return (
    <div>
      <p className={styles['keyTitle']}>{t('map.legend.coverage', { minutes: limitMinutes })}</p>
      <ol className={styles['steps']}>
        {steps.map(({ from, colour }) => (
          <li key={colour} style={{ background: drawn(colour) }}>
            {from !== null && <span>{from}</span>}
          </li>
        ))}
        <li className={styles['percent']}>%</li>
      </ol>
      <ul className={styles['patterns']}>
        <li>
          <PatternKey flavour={flavour} id="hatch" ground={drawn(flavour.coverage[3])} />
          {t('map.legend.unreliable')}
        </li>
        <li>
          <PatternKey flavour={flavour} id="dots" ground={drawn(flavour.noData)} />
          {t('map.legend.noData')}
        </li>
      </ul>
    </div>
  )
}

function PatternKey({ id, ground, flavour }: { id: 'hatch' | 'dots'; ground: string; flavour: MapFlavour }) {
  return (
    <svg width="24" height="14" viewBox="0 0 24 14" aria-hidden="true">
      <rect width="24" height="14" rx="2" fill={ground} />
      {id === 'hatch'
        ? [-7, 0, 7, 14, 21].map((x) => <path key={x} d={`M${x} 14l14-14`} stroke={flavour.hatch} strokeWidth="1.5" />)
        : [4, 11, 18].flatMap((x) =>
            [3.5, 10.5].map((y) => <circle key={`${x}-${y}`} cx={x + 1} cy={y} r="1" fill={flavour.map.labelMinor} />),
          )}
    </svg>
  )
}
