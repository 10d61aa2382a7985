import type { WallFigures } from '@wangge/api/contract'
import { count, NOTHING } from '../../format/number.ts'
import { ClockSymbol, TeamSymbol } from '../../map/symbols.tsx'
import { useText } from '../../text/index.ts'
import styles from './Tallies.module.css'

const CLOCKS = ['overdue', 'soon', 'ontime', 'paused'] as const
const TEAMS = ['free', 'assigned', 'enroute', 'onscene', 'stale'] as const

/** Open hazards by the state of their clock, teams on duty by what they do, what was closed out today. */
export function Tallies({ figures }: { figures: WallFigures | undefined }) {
  const { t } = useText()
  return (
    <section className={styles['column']} aria-label={t('wall.open')}>
      <dl className={styles['clocks']}>
        {CLOCKS.map((clock) => (
          <div key={clock} className={styles['clock']} data-clock={clock} data-figure={clock}>
            <ClockSymbol clock={clock} size={48} />
            <dt>{t(`clock.${clock}`)}</dt>
            <dd>{figures ? count(figures.open[clock]) : NOTHING}</dd>
          </div>
        ))}
      </dl>
      <h2 className={styles['teamsHead']} data-figure="onDuty">
        {t('wall.teams')}
        <b>{count(figures?.teams.onDuty)}</b>
      </h2>
      <dl className={styles['teams']}>
        {TEAMS.map((form) => (
          <div key={form} data-figure={form}>
            <TeamSymbol kind="patrol" state={form === 'stale' ? 'free' : form} stale={form === 'stale'} size={44} />
            <dt>{t(`map.team.${form}`)}</dt>
            <dd>{count(figures?.teams[form])}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['closed']} data-figure="closedToday">
        {t('wall.closedToday')}
        <b>{count(figures?.closedToday)}</b>
      </p>
    </section>
  )
}
