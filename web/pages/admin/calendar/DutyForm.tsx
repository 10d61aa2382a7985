import type { Calendar } from '@wangge/api/contract'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { useText } from '../../../text/index.ts'
import { CheckField, Field } from '../Field.tsx'
import styles from '../Form.module.css'
import { useCalendarChange } from './calendarChanges.ts'

/** When duty begins and ends, and whether the day of report counts. */
export function DutyForm({ calendar }: { calendar: Calendar }) {
  const { t } = useText()
  const words = useProblemWords()
  const change = useCalendarChange()
  const before = {
    dutyFrom: calendar.dutyFrom,
    dutyTo: calendar.dutyTo,
    countsStartDay: calendar.countsStartDay,
  }
  const [draft, setDraft] = useState(before)
  const isWrong = draft.dutyTo <= draft.dutyFrom
  const isChanged = JSON.stringify(draft) !== JSON.stringify(before)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate({ path: 'duty', body: draft, before })
  }
  const time = (name: 'dutyFrom' | 'dutyTo') => (
    <Field name={t(`admin.cal.${name}`)}>
      {(id) => (
        <input
          id={id}
          type="time"
          required
          value={draft[name]}
          onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <form className={styles['form']} onSubmit={save} aria-label={t('admin.cal.duty')}>
      <h3>{t('admin.cal.duty')}</h3>
      <p className={styles['note']}>{t('admin.cal.dutyNote')}</p>
      {time('dutyFrom')}
      {time('dutyTo')}
      <CheckField
        name={t('admin.cal.countsStartDay')}
        isOn={draft.countsStartDay}
        onChange={(countsStartDay) => setDraft({ ...draft, countsStartDay })}
      />
      {(isWrong || change.error) && (
        <p className={styles['failure']} role="alert">
          {change.error && !isWrong ? words(change.error) : t('admin.cal.dutyWrong')}
        </p>
      )}
      <div className={styles['buttons']}>
        <button type="submit" className={styles['primary']} disabled={!isChanged || isWrong || change.isPending}>
          {t('admin.save')}
        </button>
      </div>
    </form>
  )
}
