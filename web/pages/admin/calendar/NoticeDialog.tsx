import { type ChangeEvent, type FormEvent, useMemo, useState } from 'react'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useText } from '../../../text/index.ts'
import { Field, TextField } from '../Field.tsx'
import styles from '../Form.module.css'
import { useCalendarChange } from './calendarChanges.ts'
import own from './NoticeDialog.module.css'
import { parseNotice } from './parseNotice.ts'

/** A year's notice, pasted or from a file: what was understood, and what is wrong by line, before anything is sent. */
export function NoticeDialog({ onClose, onImported }: { onClose(): void; onImported(year: number): void }) {
  const { t } = useText()
  const words = useProblemWords()
  const change = useCalendarChange()
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const notice = useMemo(() => parseNotice(text), [text])
  const { year, days, errors } = notice
  const isReady = year !== null && days.length > 0 && errors.length === 0 && source.trim() !== ''
  const count = (kind: 'work' | 'rest') => days.filter((day) => day.kind === kind).length
  const readFile = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? []
    if (!file) return
    void file.text().then(setText)
    if (source === '') setSource(file.name.replace(/\.\w+$/, ''))
  }
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (year === null) return
    change.mutate(
      { path: 'notices', body: { year, source: source.trim(), days } },
      { onSuccess: () => onImported(year) },
    )
  }
  return (
    <SideDialog title={t('admin.cal.import')} onClose={onClose}>
      <form className={styles['form']} onSubmit={send}>
        <Field name={t('admin.cal.noticePaste')} help={t('admin.cal.noticeHelp')}>
          {(id) => (
            <textarea
              id={id}
              rows={10}
              spellCheck={false}
              placeholder={'2027-01-01,rest,元旦\n2027-02-06,work,春节调休'}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Field name={t('admin.cal.noticeFile')}>
          {(id) => (
            <input
              id={id}
              type="file"
              className={own['file']}
              accept=".csv,.txt,.json,text/csv,text/plain,application/json"
              onChange={readFile}
            />
          )}
        </Field>
        <TextField name={t('admin.cal.noticeSource')} value={source} maxLength={300} isNeeded onChange={setSource} />
        <div role="status">
          {year !== null && <p>{t('admin.cal.noticeRead', { year, rest: count('rest'), work: count('work') })}</p>}
          {isReady && <p className={styles['note']}>{t('admin.cal.noticeReplaces', { year })}</p>}
        </div>
        {errors.length > 0 && (
          <div className={own['errors']} role="alert">
            <p>{t('admin.cal.noticeErrors', { n: errors.length })}</p>
            <ul>
              {errors.map(({ line, code, value }) => (
                <li key={`${line}${code}`}>
                  {t('admin.cal.noticeLine', { line, value, why: t(`admin.cal.error.${code}`) })}
                </li>
              ))}
            </ul>
          </div>
        )}
        {change.error && (
          <p className={styles['failure']} role="alert">
            {words(change.error)}
          </p>
        )}
        <div className={styles['buttons']}>
          <button type="submit" className={styles['primary']} disabled={!isReady || change.isPending}>
            {t('admin.cal.noticeSend')}
          </button>
        </div>
      </form>
    </SideDialog>
  )
}
