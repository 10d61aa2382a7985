import type { CalendarDay } from '@wangge/api/contract'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useText } from '../../../text/index.ts'
import { TextField } from '../Field.tsx'
import styles from '../Form.module.css'
import { useCalendarChange } from './calendarChanges.ts'

const CHOICES = ['byNotice', 'localRest', 'localWork'] as const
type Choice = (typeof CHOICES)[number]
const KIND = { byNotice: null, localRest: 'rest', localWork: 'work' } as const

/** What holds here on one day, whatever the notice says. */
export function DayEditor({ day, days, onClose }: { day: string; days: readonly CalendarDay[]; onClose(): void }) {
  const { t, language } = useText()
  const words = useProblemWords()
  const change = useCalendarChange()
  const local = days.find((entry) => entry.day === day && entry.origin === 'local')
  const notice = days.find((entry) => entry.day === day && entry.origin === 'notice')
  const [choice, setChoice] = useState<Choice>(local ? (local.kind === 'rest' ? 'localRest' : 'localWork') : 'byNotice')
  const [name, setName] = useState(local?.name ?? '')
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { weekday: 'long', timeZone: 'UTC' })
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const kind = KIND[choice]
    change.mutate(
      {
        path: 'local-days',
        body: { day, kind, name: kind === null ? '' : name.trim() },
        before: { day, kind: local?.kind ?? null, name: local?.name ?? '' },
      },
      { onSuccess: onClose },
    )
  }
  return (
    <SideDialog title={`${day} ${weekday.format(Date.parse(`${day}T00:00:00Z`))}`} onClose={onClose}>
      {notice && (
        <p className={styles['note']}>
          {t(notice.kind === 'rest' ? 'admin.cal.holiday' : 'admin.cal.makeUp')} · {notice.name}
        </p>
      )}
      <form className={styles['form']} onSubmit={save}>
        <div className={styles['field']}>
          {CHOICES.map((one) => (
            <label key={one} className={styles['check']}>
              <input type="radio" name="choice" checked={choice === one} onChange={() => setChoice(one)} />
              {t(`admin.cal.${one}`)}
            </label>
          ))}
        </div>
        {choice !== 'byNotice' && (
          <TextField
            name={t('admin.cal.dayName')}
            help={t('admin.cal.dayNameHelp')}
            value={name}
            maxLength={60}
            isNeeded
            onChange={setName}
          />
        )}
        {change.error && (
          <p className={styles['failure']} role="alert">
            {words(change.error)}
          </p>
        )}
        <div className={styles['buttons']}>
          <button type="submit" className={styles['primary']} disabled={change.isPending}>
            {t('admin.save')}
          </button>
        </div>
      </form>
    </SideDialog>
  )
}
