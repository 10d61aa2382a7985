import type { EscalationRule } from '@wangge/api/contract'
import type { HazardGrade } from '@wangge/db/vocabulary'
import { Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { CheckField, Field } from '../Field.tsx'
import styles from '../Form.module.css'
import own from './JobsSection.module.css'
import { useChangeEscalationRule, useEscalationRule } from './jobQueries.ts'

/** The rule by which overdue hazards go up, in words, and where it is changed. */
export function EscalationLine() {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const [isEdited, setEdited] = useState(false)
  const { data: rule } = useEscalationRule()
  if (!rule) return null
  const { active, overduePercent: percent, minGrade, changedByName, changedAt } = rule
  const grade = t(minGrade === 'major' ? 'escalation.major' : 'escalation.any')
  return (
    <section className={own['rule']} aria-label={t('escalation.title')}>
      <h3>{t('escalation.title')}</h3>
      <p>{active ? t('escalation.words', { grade, percent, twice: percent * 2 }) : t('escalation.off')}</p>
      {changedByName && changedAt && (
        <small>{t('escalation.changed', { name: changedByName, time: dateTime(changedAt, language, nowMs) })}</small>
      )}
      <button type="button" className={styles['link']} onClick={() => setEdited(true)}>
        {t('admin.edit')}
      </button>
      {isEdited && <RuleDialog rule={{ active, overduePercent: percent, minGrade }} onClose={() => setEdited(false)} />}
    </section>
  )
}

function RuleDialog({ rule, onClose }: { rule: EscalationRule; onClose(): void }) {
  const { t } = useText()
  const words = useProblemWords()
  const toast = useToast()
  const change = useChangeEscalationRule()
  const [draft, setDraft] = useState(rule)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate(draft, {
      onSuccess: () => {
        onClose()
        toast(t('admin.saved', { what: t('escalation.title') }), () => change.mutate(rule))
      },
    })
  }
  return (
    <SideDialog title={t('escalation.title')} onClose={onClose}>
      <form className={styles['form']} onSubmit={save}>
        <CheckField
          name={t('escalation.active')}
          isOn={draft.active}
          onChange={(active) => setDraft({ ...draft, active })}
        />
        <Field name={t('escalation.percent')} help={t('escalation.percentHelp')}>
          {(id) => (
            <input
              id={id}
              type="number"
              min={10}
              max={1000}
              required
              value={draft.overduePercent}
              onChange={(event) => setDraft({ ...draft, overduePercent: Number(event.target.value) })}
            />
          )}
        </Field>
        <Field name={t('escalation.grade')}>
          {(id) => (
            <Select<HazardGrade>
              id={id}
              value={draft.minGrade}
              options={[
                { value: 'major', label: t('messages.rule.majorOnly') },
                { value: 'general', label: t('messages.rule.anyGrade') },
              ]}
              onChange={(minGrade) => setDraft({ ...draft, minGrade })}
            />
          )}
        </Field>
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
