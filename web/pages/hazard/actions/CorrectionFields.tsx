import { HAZARD_GRADES } from '@wangge/db/vocabulary'
import { Input, Select } from 'antd'
import { useLedgerTables } from '../../../data/ledgerTables.ts'
import { useHazardKindName } from '../../../parts/useHazardWords.ts'
import { useText } from '../../../text/index.ts'
import type { FieldsProps } from './ActionFields.tsx'
import { ChoiceField, Field } from './Field.tsx'

/** What may have been written down wrongly. The trail keeps what stood before. */
export function CorrectionFields({ draft, gap, onChange }: FieldsProps) {
  const { t } = useText()
  const kindName = useHazardKindName()
  const kinds = useLedgerTables().data?.kinds.filter(({ active, isFire }) => active && !isFire)
  const line = (name: 'address' | 'sourceReference' | 'responsibleUnit', label: string, maxLength: number) => (
    <Field label={label}>
      <Input
        aria-label={label}
        maxLength={maxLength}
        value={draft[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <>
      <Field label={t('hazard.kind')} hint={t('hazard.correctHint')} own="changes" gap={gap}>
        <Select
          aria-label={t('hazard.kind')}
          value={draft.kind}
          options={(kinds ?? [{ key: draft.kind }]).map(({ key }) => ({ value: key, label: kindName(key) }))}
          onChange={(kind) => onChange({ kind })}
          getPopupContainer={(node: HTMLElement) => node.closest('dialog') ?? document.body}
        />
      </Field>
      <ChoiceField
        label={t('hazard.grade')}
        name="grade"
        value={draft.grade}
        options={HAZARD_GRADES.map((value) => ({ value, label: t(`grade.${value}`) }))}
        onChange={(grade) => onChange({ grade })}
      />
      {line('address', t('hazard.address'), 300)}
      {line('sourceReference', t('hazard.referenceName'), 100)}
      {line('responsibleUnit', t('hazard.responsibleUnit'), 120)}
      <Field label={t('hazard.description')}>
        <Input.TextArea
          aria-label={t('hazard.description')}
          rows={3}
          maxLength={2000}
          value={draft.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
    </>
  )
}
