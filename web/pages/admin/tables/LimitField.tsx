import type { ClockRule } from '@wangge/api/contract'
import { LIMIT_UNITS, type LimitUnit } from '@wangge/db/vocabulary'
import { useText } from '../../../text/index.ts'
import styles from '../Form.module.css'
import own from './LimitField.module.css'

type Limit = ClockRule['statutory']

/** An amount and its unit, or none. */
export function LimitField({ name, limit, onChange }: { name: string; limit: Limit; onChange(limit: Limit): void }) {
  const { t } = useText()
  return (
    <fieldset className={own['limit']}>
      <legend>{name}</legend>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={limit !== null}
          onChange={(event) => onChange(event.target.checked ? { amount: 1, unit: 'workingDay' } : null)}
        />
        {t('admin.rule.has', { which: name })}
      </label>
      {limit && (
        <span className={own['values']}>
          <input
            type="number"
            aria-label={`${name} ${t('admin.rule.amount')}`}
            min={1}
            max={10_000}
            required
            value={limit.amount}
            onChange={(event) => onChange({ ...limit, amount: Math.trunc(event.target.valueAsNumber) || 1 })}
          />
          <select
            aria-label={`${name} ${t('admin.rule.unit')}`}
            value={limit.unit}
            onChange={(event) => onChange({ ...limit, unit: event.target.value as LimitUnit })}
          >
            {LIMIT_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {t(`admin.unit.${unit}`)}
              </option>
            ))}
          </select>
        </span>
      )}
    </fieldset>
  )
}
