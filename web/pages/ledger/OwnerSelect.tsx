import { Select } from 'antd'
import { useColleagues } from '../../data/hazards.ts'
import { useDistrict } from '../../data/queries.ts'
import { useText } from '../../text/index.ts'

interface OwnerSelectProps {
  /** A person's id, `me`, or '' for nobody in particular. */
  value: string
  label: string
  /** Code of the area whose people are offered; absent = the whole area that the asker sees. */
  code?: string
  withMe?: boolean
  className?: string
  onChange(owner: string): void
}

/** One of the people who may be named as owner or backup. */
export function OwnerSelect({ value, label, code, withMe = false, className = '', onChange }: OwnerSelectProps) {
  const { t } = useText()
  const area = useDistrict().data?.area?.code
  const { data, isFetching } = useColleagues(code ?? area ?? null)
  const people = (data?.items ?? []).map(({ id, name, unit, role }) => ({
    value: id,
    label: name,
    hint: unit || t(`role.${role}`),
  }))
  const options = withMe ? [{ value: 'me', label: t('ledger.mine'), hint: '' }, ...people] : people
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      className={className}
      aria-label={label}
      placeholder={label}
      value={value || null}
      options={options}
      optionRender={({ label: name, data: { hint } }) => (
        <>
          {name} <small style={{ color: 'var(--text-secondary)' }}>{hint}</small>
        </>
      )}
      popupMatchSelectWidth={240}
      loading={isFetching}
      notFoundContent={t('ledger.noPeople')}
      onChange={(owner) => onChange(owner ?? '')}
    />
  )
}
