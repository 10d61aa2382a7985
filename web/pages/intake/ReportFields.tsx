import { HAZARD_GRADES, HAZARD_SOURCES } from '@wangge/db/vocabulary'
import { Input, Segmented, Select } from 'antd'
import { useLedgerTables } from '../../data/ledgerTables.ts'
import { useDistrict } from '../../data/queries.ts'
import { useHazardKindName } from '../../parts/useHazardWords.ts'
import { useText } from '../../text/index.ts'
import { Field } from '../hazard/actions/Field.tsx'
import type { IntakeDraft } from './draftStore.ts'
import styles from './IntakeForm.module.css'

interface ReportFieldsProps {
  draft: IntakeDraft
  onChange(part: Partial<IntakeDraft>): void
}

/** From whom with which number, what, how grave, in what words. */
export function ReportFields({ draft, onChange }: ReportFieldsProps) {
  const { t } = useText()
  const kindName = useHazardKindName()
  const tables = useLedgerTables().data
  const district = useDistrict().data
  const kinds = tables
    ? tables.kinds.filter(({ active }) => active).toSorted((a, b) => a.sortOrder - b.sortOrder)
    : (district?.kinds.hazard ?? [])
  return (
    <>
      <div className={styles['pair']}>
        <Field label={t('hazard.source')}>
          <Select
            aria-label={t('hazard.source')}
            value={draft.source}
            options={HAZARD_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
            onChange={(source) => onChange({ source })}
          />
        </Field>
        <Field label={t('hazard.optional', { name: t('hazard.referenceName') })}>
          <Input
            aria-label={t('hazard.referenceName')}
            maxLength={100}
            value={draft.sourceReference}
            onChange={(event) => onChange({ sourceReference: event.target.value })}
          />
        </Field>
        <Field label={t('hazard.kind')}>
          <Select
            aria-label={t('hazard.kind')}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('intake.chooseKind')}
            value={draft.kind === '' ? null : draft.kind}
            options={kinds.map(({ key }) => ({ value: key, label: kindName(key) }))}
            onChange={(kind: string) => onChange({ kind })}
          />
        </Field>
        <Field label={t('hazard.grade')}>
          <Segmented
            aria-label={t('hazard.grade')}
            value={draft.grade}
            options={HAZARD_GRADES.map((value) => ({ value, label: t(`grade.${value}`) }))}
            onChange={(grade) => onChange({ grade })}
          />
        </Field>
      </div>
      <Field label={t('hazard.description')}>
        <Input.TextArea
          aria-label={t('hazard.description')}
          placeholder={t('intake.descriptionHint')}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={2000}
          value={draft.description}
          onChange={(event) => onChange({ description: event.target.value, nothingBurns: false })}
        />
      </Field>
    </>
  )
}
