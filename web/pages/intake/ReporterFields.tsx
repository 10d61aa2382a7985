import { Input } from 'antd'
import { serverNow } from '../../data/serverClock.ts'
import { localMinute } from '../../format/localTime.ts'
import { useText } from '../../text/index.ts'
import { Field, TimeField } from '../hazard/actions/Field.tsx'
import type { IntakeDraft } from './draftStore.ts'
import styles from './IntakeForm.module.css'

interface ReporterFieldsProps {
  reporter: { name: string; phone: string }
  onChange(reporter: { name: string; phone: string }): void
  draft: IntakeDraft
  onDraft(part: Partial<IntakeDraft>): void
}

/** Who reported, who must rectify, and when it was reported if not now. */
export function ReporterFields({ reporter, onChange, draft, onDraft }: ReporterFieldsProps) {
  const { t } = useText()
  return (
    <div className={styles['pair']}>
      <Field label={t('hazard.optional', { name: t('intake.reporterName') })}>
        <Input
          aria-label={t('intake.reporterName')}
          autoComplete="off"
          maxLength={60}
          value={reporter.name}
          onChange={(event) => onChange({ ...reporter, name: event.target.value })}
        />
      </Field>
      <Field label={t('hazard.optional', { name: t('intake.reporterPhone') })}>
        <Input
          aria-label={t('intake.reporterPhone')}
          type="tel"
          autoComplete="off"
          maxLength={30}
          value={reporter.phone}
          onChange={(event) => onChange({ ...reporter, phone: event.target.value })}
        />
      </Field>
      <Field label={t('hazard.optional', { name: t('hazard.responsibleUnit') })}>
        <Input
          aria-label={t('hazard.responsibleUnit')}
          maxLength={120}
          value={draft.responsibleUnit}
          onChange={(event) => onDraft({ responsibleUnit: event.target.value })}
        />
      </Field>
      <TimeField
        label={t('intake.reportedAt')}
        value={draft.reported}
        max={localMinute(serverNow())}
        onChange={(reported) => onDraft({ reported })}
      />
    </div>
  )
}
