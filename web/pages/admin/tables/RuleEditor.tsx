import type { ClockRule } from '@wangge/api/contract'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useText } from '../../../text/index.ts'
import { CheckField, Field } from '../Field.tsx'
import styles from '../Form.module.css'
import { LimitField } from './LimitField.tsx'
import { RuleHistory } from './RuleHistory.tsx'
import { useTableChange } from './useTableChange.ts'

/** The next version of a rule, with where it is written; below, who changed it before. */
export function RuleEditor({ rule, onClose }: { rule: ClockRule; onClose(): void }) {
  const { t } = useText()
  const words = useProblemWords()
  const change = useTableChange()
  const { key, clock, version } = rule
  const [statutory, setStatutory] = useState(rule.statutory)
  const [promised, setPromised] = useState(rule.promised)
  const [countsStartDay, setCountsStartDay] = useState(rule.countsStartDay)
  const [source, setSource] = useState(rule.source)
  const hasLimit = statutory !== null || promised !== null
  const save = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate(
      {
        method: 'POST',
        path: '/clock-rules',
        body: { key, statutory, promised, countsStartDay, source },
        what: t('admin.rule.edit', { name: t(`hazard.clockName.${clock}`), n: version + 1 }),
        // Put back, it is one version more: those that began meanwhile keep theirs.
        before: {
          ...{ key, statutory: rule.statutory, promised: rule.promised },
          ...{ countsStartDay: rule.countsStartDay, source: rule.source },
        },
      },
      { onSuccess: onClose },
    )
  }
  return (
    <SideDialog
      title={t('admin.rule.edit', { name: t(`hazard.clockName.${clock}`), n: version + 1 })}
      onClose={onClose}
    >
      <p className={styles['note']}>{t('admin.rule.note')}</p>
      <form className={styles['form']} onSubmit={save}>
        <LimitField name={t('admin.rule.statutory')} limit={statutory} onChange={setStatutory} />
        <LimitField name={t('admin.rule.promised')} limit={promised} onChange={setPromised} />
        <CheckField name={t('admin.rule.startDay')} isOn={countsStartDay} onChange={setCountsStartDay} />
        <Field name={t('admin.rule.source')} help={t('admin.rule.sourceHelp')}>
          {(id) => (
            <textarea
              id={id}
              rows={4}
              maxLength={400}
              required
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
          )}
        </Field>
        {(change.error || !hasLimit) && (
          <p className={styles['failure']} role="alert">
            {hasLimit && change.error ? words(change.error) : t('admin.rule.oneNeeded')}
          </p>
        )}
        <div className={styles['buttons']}>
          <button type="submit" className={styles['primary']} disabled={change.isPending || !hasLimit}>
            {t('admin.save')}
          </button>
        </div>
      </form>
      <RuleHistory ruleKey={key} />
    </SideDialog>
  )
}
