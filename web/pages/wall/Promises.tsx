import type { WallFigures } from '@wangge/api/contract'
import { count, NOTHING, percent } from '../../format/number.ts'
import { useText } from '../../text/index.ts'
import { barOf, stepFigure } from './bars.ts'
import styles from './Promises.module.css'

/** How fast today against the month before and the limit, who is covered by day and by night, who was on time. */
export function Promises({ figures }: { figures: WallFigures | undefined }) {
  const { t } = useText()
  return (
    <section className={styles['column']} aria-label={t('wall.response')}>
      <h2>{t('wall.response')}</h2>
      {figures?.response.map((row) => (
        <Step key={row.step} row={row} />
      ))}
      <p className={styles['key']} aria-hidden="true">
        <i className={styles['month']} />
        {t('wall.month')}
        <i className={styles['limit']} />
        {t('wall.limit')}
      </p>
      <Coverage coverage={figures?.coverage ?? null} />
      <div className={styles['onTime']} data-figure="onTime">
        <h2>{t('wall.onTime')}</h2>
        <Rate share={figures?.onTime.rate ?? null} />
        <p>{t('wall.onTimeOf')}</p>
      </div>
    </section>
  )
}

function Step({ row }: { row: WallFigures['response'][number] }) {
  const { t } = useText()
  const { step, today, month } = row
  const figure = stepFigure(row)
  const bar = barOf(row)
  const at = (share: number) => ({ left: `${(share * 100).toFixed(2)}%` })
  return (
    <div className={styles['step']} data-figure={step}>
      <p className={styles['words']}>
        <span>{t(`wall.step.${step}`)}</span>
        <small>{t('wall.n', { n: count(today.n) })}</small>
        {figure === null ? (
          <span className={styles['few']}>
            <b>{NOTHING}</b> {t('wall.tooFew')}
          </span>
        ) : (
          <span className={styles['figure']}>
            <b>{figure.amount}</b> {t(figure.unit)}
          </span>
        )}
      </p>
      <div className={styles['bar']} aria-hidden="true">
        {bar.today !== null && (
          <i className={styles['today']} style={{ width: `${bar.today * 100}%` }} data-late={bar.isLate || undefined} />
        )}
        {bar.month !== null && <i className={styles['month']} style={at(bar.month)} data-n={month.n} />}
        {bar.limit !== null && <i className={styles['limit']} style={at(bar.limit)} />}
      </div>
    </div>
  )
}

function Coverage({ coverage }: { coverage: WallFigures['coverage'] }) {
  const { t } = useText()
  if (!coverage)
    return (
      <div className={styles['coverage']} data-figure="coverage">
        <h2>{t('wall.coverageNone')}</h2>
        <Rate share={null} />
      </div>
    )
  const { people, peopleServed, limitSeconds, night } = coverage
  return (
    <div className={styles['coverage']} data-figure="coverage">
      <h2>{t('wall.coverage', { minutes: Math.round(limitSeconds / 6) / 10 })}</h2>
      <Rate share={shareOf(peopleServed, people)} />
      {night && (
        <p data-figure="night">
          {t('wall.night', { time: night.time })}
          <b>{percent(shareOf(night.peopleServed, night.people))}</b>
        </p>
      )}
    </div>
  )
}

/** 82.7 % with a smaller sign. */
function Rate({ share }: { share: number | null }) {
  const words = percent(share)
  return (
    <p className={styles['rate']}>
      <b>{words.replace('%', '')}</b>
      {words.endsWith('%') && <span>%</span>}
    </p>
  )
}

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
