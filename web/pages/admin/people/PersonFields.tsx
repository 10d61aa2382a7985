import { ROLES, type Role } from '@wangge/db/vocabulary'
import { Select } from 'antd'
import { CellSelect } from '../../../parts/CellSelect.tsx'
import { useText } from '../../../text/index.ts'
import { Field, TextField } from '../Field.tsx'

export interface PersonDraft {
  name: string
  unit: string
  role: Role
  /** '' = everything. */
  scopeCode: string
}

/** What is known of a person; role and area stay as they are where it is oneself. */
export function PersonFields({
  draft,
  isSelf = false,
  onChange,
}: {
  draft: PersonDraft
  isSelf?: boolean
  onChange(part: Partial<PersonDraft>): void
}) {
  const { t } = useText()
  return (
    <>
      <TextField
        name={t('admin.person.name')}
        value={draft.name}
        maxLength={60}
        isNeeded
        onChange={(name) => onChange({ name })}
      />
      <TextField
        name={t('admin.person.unit')}
        value={draft.unit}
        maxLength={60}
        onChange={(unit) => onChange({ unit })}
      />
      {!isSelf && (
        <>
          <Field name={t('admin.person.role')}>
            {(id) => (
              <Select
                id={id}
                value={draft.role}
                options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
                onChange={(role) => onChange({ role })}
              />
            )}
          </Field>
          <Field name={t('admin.person.scope')} help={t('admin.person.scopeHelp')}>
            {(id) => (
              <CellSelect
                id={id}
                label={t('admin.person.scope')}
                placeholder={t('admin.person.everything')}
                value={draft.scopeCode}
                onChange={(scopeCode) => onChange({ scopeCode })}
              />
            )}
          </Field>
        </>
      )}
    </>
  )
}
