import type { WallFigures } from '@wangge/api/contract'
import { useTick } from '../../data/now.ts'
import { span } from '../../format/duration.ts'
import { count } from '../../format/number.ts'
import { ClockSymbol, TeamSymbol } from '../../map/symbols.tsx'
import { useHazardKindName } from '../../parts/useHazardWords.ts'
import { useText } from '../../text/index.ts'
import styles from './MoreColumns.module.css'
import { shortName } from './placeName.ts'

/** Rows that the height has room for. */
const OVERDUE_ROWS = 10
const TOWNSHIP_ROWS = 6
const DUTY_ROWS = 5

/** What is overdue, longest first, with its township and whether somebody is on his way. */
export function OverdueColumn({ figures }: { figures: WallFigures | undefined }) {
  const { t } = useText()
  const rest = (figures?.open.overdue ?? 0) - Math.min(figures?.overdue.length ?? 0, OVERDUE_ROWS)
  return (
    <section className={styles['overdue']} aria-label={t('wall.overdue')}>
      <h2>{t('wall.overdue')}</h2>
      {figures?.overdue.length === 0 && <p className={styles['none']}>{t('wall.overdueNone')}</p>}
      <ol>
        {figures?.overdue.slice(0, OVERDUE_ROWS).map((one) => (
          <OverdueRow key={one.id} one={one} />
        ))}
      </ol>
      {rest > 0 && <p className={styles['none']}>{t('wall.more', { n: count(rest) })}</p>}
    </section>
  )
}

function OverdueRow({ one }: { one: WallFigures['overdue'][number] }) {
  const { t, language } = useText()
  const kindName = useHazardKindName()
  const over = useTick((nowMs) => span(Math.max(0, (nowMs - Date.parse(one.dueAt ?? '')) / 1000), language))
  return (
    <li>
      <ClockSymbol clock="overdue" size={34} />
      <p className={styles['words']}>
        <b>{kindName(one.kind)}</b>
        <span>
          {one.townshipName === null ? t('wall.outside') : shortName(one.townshipName)}
          {one.dueClock && ` · ${t(`wall.waits.${one.dueClock}`)}`}
          {one.isAttended && ` · ${t('wall.attended')}`}
        </span>
      </p>
      <time>{over}</time>
    </li>
  )
}

/** Townships by what is overdue in them, and the teams on duty. */
export function TownshipColumn({ figures }: { figures: WallFigures | undefined }) {
  const { t } = useText()
  return (
    <section className={styles['townships']} aria-label={t('wall.townships')}>
      <h2>{t('wall.townships')}</h2>
      <ol>
        {figures?.townships.slice(0, TOWNSHIP_ROWS).map(({ code, name, open, overdue, soon }) => (
          <li key={code}>
            <p className={styles['words']}>
              <b>{name}</b>
              <span>{t('wall.townshipOpen', { n: count(open) })}</span>
            </p>
            <span className={styles['count']} data-clock="soon">
              <ClockSymbol clock="soon" size={28} />
              {count(soon)}
            </span>
            <span className={styles['count']} data-clock="overdue">
              <ClockSymbol clock="overdue" size={28} />
              {count(overdue)}
            </span>
          </li>
        ))}
      </ol>
      <h2>{t('wall.duty')}</h2>
      {figures?.duty.length === 0 && <p className={styles['none']}>{t('wall.dutyNone')}</p>}
      <ol>
        {figures?.duty.slice(0, DUTY_ROWS).map(({ id, name, kind, state, stale, cellName }) => (
          <li key={id}>
            <TeamSymbol kind={kind} state={state} stale={stale} size={44} />
            <p className={styles['words']}>
              <b>{name}</b>
              <span>
                {t(stale ? 'map.team.stale' : `map.team.${state}`)}
                {cellName && ` · ${cellName}`}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
