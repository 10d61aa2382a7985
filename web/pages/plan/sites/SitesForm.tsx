import { InputNumber, Select } from 'antd'
import { type TextKey, useText } from '../../../text/index.ts'
import { CandidateFields } from './CandidateFields.tsx'
import styles from './Sites.module.css'
import { OBJECTIVES, type SiteForm } from './siteForm.ts'

const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 50, 100, 200]
const TIME_LIMITS = [10, 30, 60, 120, 300, 600]

interface SitesFormProps {
  form: SiteForm
  onChange(part: Partial<SiteForm>): void
}

/** How many, for what, from where; rarer conditions folded away. */
export function SitesForm({ form, onChange }: SitesFormProps) {
  const { t } = useText()
  const isFewest = form.objective === 'full-cover'
  return (
    <div className={styles['form']}>
      <Field name={isFewest ? 'planSites.atMost' : 'planSites.keep'}>
        <Select
          aria-label={t(isFewest ? 'planSites.atMost' : 'planSites.keep')}
          value={form.choose}
          options={NUMBERS.map((n) => ({ value: n, label: t('planSites.k', { n }) }))}
          onChange={(choose) => onChange({ choose })}
        />
      </Field>
      <Field name="planSites.objective">
        <Select
          aria-label={t('planSites.objective')}
          value={form.objective}
          options={OBJECTIVES.map((value) => ({ value, label: t(`planSites.objective.${value}`) }))}
          onChange={(objective) => onChange({ objective })}
        />
      </Field>
      {isFewest && (
        <Field name="planSites.share">
          <InputNumber
            aria-label={t('planSites.share')}
            value={form.sharePercent}
            min={1}
            max={100}
            suffix="%"
            onChange={(value) => onChange({ sharePercent: value ?? 100 })}
          />
        </Field>
      )}
      <CandidateFields form={form} onChange={onChange} />
      <details className={styles['more']}>
        <summary>{t('planSites.more')}</summary>
        <div className={styles['form']}>
          <Field name="planSites.capacity">
            <InputNumber
              aria-label={t('planSites.capacity')}
              value={form.capacityEach}
              min={1}
              max={1_000_000}
              precision={0}
              placeholder={t('planSites.noLimit')}
              suffix={t('planSites.people')}
              onChange={(capacityEach) => onChange({ capacityEach })}
            />
          </Field>
          <Field name="planSites.timeLimit">
            <Select
              aria-label={t('planSites.timeLimit')}
              value={form.timeLimitSeconds}
              options={TIME_LIMITS.map((n) => ({ value: n, label: t('planSites.seconds', { n }) }))}
              onChange={(timeLimitSeconds) => onChange({ timeLimitSeconds })}
            />
          </Field>
          <div className={styles['wide']}>
            <Field name="planSites.perTownship">
              <Select
                aria-label={t('planSites.perTownship')}
                value={form.leastPerTownship}
                options={[0, 1, 2, 3, 4, 5].map((n) => ({
                  value: n,
                  label: n === 0 ? t('planSites.noLimit') : t('planSites.k', { n }),
                }))}
                onChange={(leastPerTownship) => onChange({ leastPerTownship })}
              />
            </Field>
          </div>
        </div>
      </details>
    </div>
  )
}

/** A small name over its control, which carries the same name for those who do not see it. */
function Field({ name, children }: { name: TextKey; children: React.ReactNode }) {
  const { t } = useText()
  return (
    <div className={styles['field']}>
      <span aria-hidden="true">{t(name)}</span>
      {children}
    </div>
  )
}
