import type { ProofRule } from '@wangge/api/contract'
import { type FormEvent, useState } from 'react'
import { useText } from '../../text/index.ts'
import styles from './Proof.module.css'

const NUMBERS = [
  ['visitMetres', 'proof.ruleMetres', 10, 500],
  ['visitSeconds', 'proof.ruleSeconds', 10, 3600],
  ['gapSeconds', 'proof.ruleGap', 30, 1800],
  ['jitterSeconds', 'proof.ruleJitter', 0, 300],
  ['trackDays', 'proof.ruleDays', 1, 1100],
] as const
const SWITCHES = [
  ['everyMajor', 'proof.ruleMajor'],
  ['everyOverdue', 'proof.ruleOverdue'],
] as const

/** By what visits are judged; the administrator of everything may change it. */
export function RulePanel({ rule, onSave }: { rule: ProofRule; onSave: ((rule: ProofRule) => void) | null }) {
  const { t } = useText()
  const [draft, setDraft] = useState(rule)
  const { visitMetres: metres, visitSeconds: seconds, gapSeconds: gap, trackDays: days } = rule
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSave?.(draft)
  }
  return (
    <details className={styles['panel']}>
      <summary>
        {t('proof.ruleEdit')} <span>{t('proof.rule', { metres, seconds, gap, days })}</span>
      </summary>
      <form className={styles['form']} onSubmit={submit}>
        {NUMBERS.map(([name, label, min, max]) => (
          <label key={name}>
            {t(label)}
            <input
              type="number"
              {...{ min, max }}
              value={draft[name]}
              disabled={!onSave}
              onChange={({ target }) => setDraft({ ...draft, [name]: target.valueAsNumber })}
            />
          </label>
        ))}
        {SWITCHES.map(([name, label]) => (
          <label key={name} data-check="">
            <input
              type="checkbox"
              checked={draft[name]}
              disabled={!onSave}
              onChange={({ target }) => setDraft({ ...draft, [name]: target.checked })}
            />
            {t(label)}
          </label>
        ))}
        {onSave && (
          <>
            <p>{t('proof.ruleWhy')}</p>
            <button type="submit" className={styles['button']}>
              {t('proof.save')}
            </button>
          </>
        )}
      </form>
    </details>
  )
}
