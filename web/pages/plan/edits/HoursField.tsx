import { type KeyboardEvent, useState } from 'react'
import { useText } from '../../../text/index.ts'
import { hoursWords } from './editWords.ts'
import { clock, hoursText, hoursWeek, readHours, type Span, type WeekHours } from './hours.ts'
import styles from './PointForm.module.css'

interface Hours {
  openingHours: string
  openWeek: readonly number[]
}

const ROWS = ['weekday', 'saturday', 'sunday'] as const
const DAILY: Span = { from: 480, to: 1320 }
const ALWAYS: Span = { from: 0, to: 1440 }

/** When a point is open: weekdays, Saturday, Sunday, each from–to or not at all. What is typed counts when the field is left. */
export function HoursField({ text, onChange }: { text: string; onChange(hours: Hours): void }) {
  const { t, language } = useText()
  const known = readHours(text)
  const [draft, setDraft] = useState<{ of: string; hours: WeekHours } | null>(null)
  const hours = (draft?.of === text ? draft.hours : known) ?? { weekday: DAILY, saturday: DAILY, sunday: DAILY }
  const put = (next: WeekHours): void => {
    setDraft(null)
    if (hoursText(next) !== text) onChange({ openingHours: hoursText(next), openWeek: hoursWeek(next) })
  }
  const type = (row: keyof WeekHours, part: keyof Span, value: string): void => {
    const minute = minuteOf(value)
    if (minute !== null)
      setDraft({ of: text, hours: { ...hours, [row]: { ...(hours[row] ?? DAILY), [part]: minute } } })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    put(hours)
  }
  const everyDay = (span: Span): void => put({ weekday: span, saturday: span, sunday: span })
  return (
    <fieldset className={styles['hours']} onBlur={() => draft && put(hours)} onKeyDown={onKeyDown}>
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
                <input
                  type="time"
                  aria-label={t('planEdits.from', { day })}
                  value={clock(span.from % 1440)}
                  onChange={(event) => type(row, 'from', event.target.value)}
                />
                –
                <input
                  type="time"
                  aria-label={t('planEdits.to', { day })}
                  value={clock(span.to % 1440)}
                  onChange={(event) => type(row, 'to', event.target.value)}
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

function minuteOf(value: string): number | null {
  const found = /^(\d{2}):(\d{2})/.exec(value)
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}
