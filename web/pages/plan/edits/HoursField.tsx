import { useText } from '../../../text/index.ts'
import { hoursWords } from './editWords.ts'
import { hoursText, hoursWeek, readHours, type Span, type WeekHours } from './hours.ts'
import styles from './PointForm.module.css'
import { TimeInput } from './TimeInput.tsx'

interface Hours {
  openingHours: string
  openWeek: readonly number[]
}

const ROWS = ['weekday', 'saturday', 'sunday'] as const
const DAILY: Span = { from: 480, to: 1320 }
const DAY_MINUTES = 1440
const ALWAYS: Span = { from: 0, to: DAY_MINUTES }

/** When a point is open: weekdays, Saturday, Sunday, each from–to or not at all. What is typed counts when the field is left. */
export function HoursField({ text, onChange }: { text: string; onChange(hours: Hours): void }) {
  const { t, language } = useText()
  const known = readHours(text)
  const hours = known ?? { weekday: DAILY, saturday: DAILY, sunday: DAILY }
  const put = (next: WeekHours): void => {
    if (hoursText(next) !== text) onChange({ openingHours: hoursText(next), openWeek: hoursWeek(next) })
  }
  const everyDay = (span: Span): void => put({ weekday: span, saturday: span, sunday: span })
  return (
    <fieldset className={styles['hours']}>
      <legend>{t('planEdits.hours')}</legend>
      <div className={styles['presets']}>
        <button type="button" className={styles['chip']} onClick={() => everyDay(ALWAYS)}>
          {t('planEdits.hoursAlways')}
        </button>
        <button type="button" className={styles['chip']} onClick={() => everyDay(DAILY)}>
          {t('planEdits.hoursDay')}
        </button>
      </div>
      {known === null && (
        <p className={styles['note']}>{t('planEdits.hoursOther', { hours: hoursWords(text, language) })}</p>
      )}
      {ROWS.map((row) => {
        const span = hours[row]
        const day = t(`planEdits.${row}`)
        return (
          <div key={row} className={styles['day']}>
            <label className={styles['check']}>
              <input
                type="checkbox"
                checked={span !== null}
                onChange={(event) => put({ ...hours, [row]: event.target.checked ? DAILY : null })}
              />
              {day}
            </label>
            {span ? (
              <span className={styles['span']}>
                <TimeInput
                  label={t('planEdits.from', { day })}
                  minute={span.from}
                  onPut={(from) => put({ ...hours, [row]: { ...span, from: from % DAY_MINUTES } })}
                />
                –
                <TimeInput
                  label={t('planEdits.to', { day })}
                  minute={span.to}
                  onPut={(to) => put({ ...hours, [row]: { ...span, to: to === 0 ? DAY_MINUTES : to } })}
                />
                <small>{span.to <= span.from ? t('planEdits.nextDay') : ''}</small>
              </span>
            ) : (
              <span className={styles['note']}>{t('planEdits.dayClosed')}</span>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
