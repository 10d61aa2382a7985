import { Select } from 'antd'
import { useColleagues } from '../../../data/hazards.ts'
import { useText, worded } from '../../../text/index.ts'
import type { FieldsProps } from './ActionFields.tsx'
import { Field } from './Field.tsx'
import { Refused } from './Refused.tsx'

/** Owner and backup: those whose area covers the hazard. */
export function PersonFields({ hazard, draft, onChange }: FieldsProps) {
  const { t } = useText()
  return (
    <ColleagueFields
      code={hazard.cellCode ?? hazard.townshipCode}
      ownerId={draft.ownerId}
      backupId={draft.backupId}
      known={[
        [hazard.ownerId, hazard.ownerName],
        [hazard.backupId, hazard.backupName],
      ]}
      onChange={onChange}
      hint={t('hazard.assignHint')}
    />
  )
}

interface ColleagueFieldsProps {
  code: string | null
  ownerId: string | null
  backupId: string | null
  /** Ids and names that the list may not hold. */
  known?: readonly (readonly [string | null, string | null])[]
  onChange(part: { ownerId?: string | null; backupId?: string | null }): void
  hint?: string
}

export function ColleagueFields({ code, ownerId, backupId, known = [], onChange, hint }: ColleagueFieldsProps) {
  const { t } = useText()
  const colleagues = useColleagues(code)
  const listed = (colleagues.data?.items ?? []).map(({ id, name, unit, role }) => ({
    value: id,
    label: [name, worded(t, 'role', role), unit].filter(Boolean).join(' · '),
  }))
  const missing = known
    .filter(([id]) => id !== null && !listed.some(({ value }) => value === id))
    .map(([id, name]) => ({ value: id ?? '', label: name ?? id ?? '' }))
  const options = [...missing, ...listed]
  const choice = (label: string, value: string | null, name: 'ownerId' | 'backupId') => (
    <Field label={label} {...(name === 'ownerId' && hint ? { hint } : {})}>
      <Select
        aria-label={label}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        loading={colleagues.isPending && code !== null}
        placeholder={t('desk.noOwner')}
        value={value}
        options={options.filter((option) => option.value !== (name === 'ownerId' ? backupId : ownerId))}
        onChange={(next: string | undefined) => onChange({ [name]: next ?? null })}
        getPopupContainer={(node: HTMLElement) => node.closest('dialog') ?? document.body}
      />
    </Field>
  )
  return (
    <>
      {choice(t('hazard.owner'), ownerId, 'ownerId')}
      {choice(t('hazard.backup'), backupId, 'backupId')}
      {colleagues.error && <Refused error={colleagues.error} />}
    </>
  )
}
