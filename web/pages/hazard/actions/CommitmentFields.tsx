import { Input } from 'antd'
import { useLedgerTables } from '../../../data/ledgerTables.ts'
import { useText } from '../../../text/index.ts'
import { useCommitmentName } from '../useCommitmentName.ts'
import type { FieldsProps } from './ActionFields.tsx'
import { Field } from './Field.tsx'

/** A line for each commitment; what stands already can be written anew, and the trail keeps both. */
export function CommitmentFields({ hazard, draft, gap, onChange }: FieldsProps) {
  const { t } = useText()
  const nameOf = useCommitmentName()
  const kinds = useLedgerTables().data?.commitments.toSorted((a, b) => a.sortOrder - b.sortOrder)
  const keys = kinds?.map(({ key }) => key) ?? [...Object.keys(hazard.commitments), ...hazard.missingCommitments]
  return (
    <>
      {keys.map((key, place) => (
        <Field
          key={key}
          label={
            kinds?.find((kind) => kind.key === key)?.required === false
              ? t('hazard.optional', { name: nameOf(key) })
              : nameOf(key)
          }
          {...(place === 0 ? { own: 'commitments' as const, gap } : {})}
        >
          <Input.TextArea
            data-field={key}
            aria-label={nameOf(key)}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={2000}
            value={draft.commitments[key] ?? ''}
            onChange={(event) => onChange({ commitments: { ...draft.commitments, [key]: event.target.value } })}
          />
        </Field>
      ))}
    </>
  )
}
