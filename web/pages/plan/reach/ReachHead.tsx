import type { TeamReach } from '@wangge/api/contract'
import { Segmented, Select } from 'antd'
import { Link, useLocation } from 'react-router'
import { count, people, percent } from '../../../format/number.ts'
import { Figure } from '../../../parts/Figure.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/index.ts'
import type { Moves } from './moves.ts'
import styles from './ReachPage.module.css'
import type { ReachSettings } from './reachQueries.ts'

const MINUTES = [3, 5, 8, 10, 15, 20, 30]

interface ReachHeadProps {
  settings: ReachSettings
  onSet(part: Record<string, string | null>): void
  reach: TeamReach | undefined
  /** Without the bases that are tried. */
  today: TeamReach | undefined
  moves: Moves
}

/** By foot or car, from where, how long; then the share that some team reaches, and what the trial changes. */
export function ReachHead({ settings, onSet, reach, today, moves }: ReachHeadProps) {
  const { t, language } = useText()
  const { search } = useLocation()
  const { mode, from, minutes } = settings
  const tried = Object.keys(moves).length
  return (
    <header className={styles['head']}>
      <Link to={{ pathname: '/plan', search }} className={styles['back']}>
        <Icon name="back" size={16} />
        {t('planReach.back')}
      </Link>
      <h2>{t('planReach.titleMinutes', { n: minutes })}</h2>
      <div className={styles['settings']}>
        <Segmented
          aria-label={t('planReach.mode')}
          value={mode}
          options={(['foot', 'drive'] as const).map((value) => ({ value, label: t(`planReach.mode.${value}`) }))}
          onChange={(value) => onSet({ by: value === 'foot' ? null : value })}
        />
        <Segmented
          aria-label={t('planReach.from')}
          value={from}
          options={(['base', 'position'] as const).map((value) => ({ value, label: t(`planReach.from.${value}`) }))}
          onChange={(value) => onSet({ from: value === 'base' ? null : value })}
        />
        <Select
          aria-label={t('planReach.minutes')}
          value={minutes}
          options={[...new Set([...MINUTES, minutes])]
            .sort((a, b) => a - b)
            .map((value) => ({ value, label: t('coverage.within', { n: value }) }))}
          onChange={(value) => onSet({ minutes: value === 10 ? null : String(value) })}
        />
      </div>
      {reach && (
        <p className={styles['rate']}>
          <Figure
            name={t('planReach.within', { n: minutes })}
            value={percent(reach.people > 0 ? reach.peopleReached / reach.people : null)}
            formula={t(mode === 'foot' ? 'planReach.formula' : 'planReach.formulaDrive', {
              speed: mode === 'foot' ? reach.speedMetresPerSecond : reach.carSpeedMetresPerSecond,
            })}
            source={t('planReach.source', { version: reach.network.version })}
          />
          <span>
            {t('planReach.within', { n: minutes })} {people(reach.peopleReached, language)} / {count(reach.people)}
          </span>
        </p>
      )}
      {reach && today && tried > 0 && (
        <p className={styles['trial']} role="status">
          {t('planReach.changes', { n: tried })} ·{' '}
          {t('planReach.change', {
            before: count(today.peopleReached),
            after: count(reach.peopleReached),
            difference: signed(reach.peopleReached - today.peopleReached),
          })}
        </p>
      )}
    </header>
  )
}

const signed = (value: number): string => (value > 0 ? `+${count(value)}` : value < 0 ? `−${count(-value)}` : '0')
