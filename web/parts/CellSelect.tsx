import { useQuery } from '@tanstack/react-query'
import type { CellSummary, SearchResult } from '@wangge/api/contract'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { request } from '../data/client.ts'
import type { Page } from '../data/pages.ts'
import { useSearch } from '../data/queries.ts'
import { useText } from '../text/index.ts'
import { useDelayed } from './search/useDelayed.ts'

interface CellSelectProps {
  /** Code; '' = none. */
  value: string
  onChange(code: string): void
  label: string
  placeholder: string
  className?: string
  isClearable?: boolean
  id?: string
}

/** A grid cell of any level, found by name or code; townships are offered before anything is typed. */
export function CellSelect({
  value,
  onChange,
  label,
  placeholder,
  className = '',
  isClearable = true,
  id,
}: CellSelectProps) {
  const { t } = useText()
  const [words, setWords] = useState('')
  const asked = useDelayed(words.trim(), 200)
  const found = useSearch(asked)
  const townships = useQuery({
    queryKey: ['cells', 'township', 'code'],
    queryFn: ({ signal }) => request<Page<CellSummary>>('/cells?level=township&sort=code&limit=200', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const chosen = useQuery({
    queryKey: ['cells', value],
    queryFn: ({ signal }) => request<CellSummary>(`/cells/${encodeURIComponent(value)}`, { signal }),
    enabled: value !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const options = useMemo(() => {
    const cells =
      asked === ''
        ? (townships.data?.items ?? []).map(({ code, name, level }) => ({ code, name, level }))
        : (found.data?.items ?? []).flatMap(({ type, id: code, name, level }: SearchResult) =>
            type === 'cell' && level ? [{ code, name, level }] : [],
          )
    if (chosen.data && !cells.some(({ code }) => code === value)) cells.unshift(chosen.data)
    return cells.map(({ code, name, level }) => ({ value: code, label: name, hint: `${t(`level.${level}`)} ${code}` }))
  }, [asked, townships.data, found.data, chosen.data, value, t])
  return (
    <Select
      {...(id !== undefined && { id })}
      className={className}
      aria-label={label}
      placeholder={placeholder}
      value={value || null}
      allowClear={isClearable}
      showSearch={{ filterOption: false, onSearch: setWords }}
      options={options}
      optionRender={({ label: name, data }) => (
        <>
          {name} <small style={{ color: 'var(--text-secondary)' }}>{data.hint}</small>
        </>
      )}
      popupMatchSelectWidth={280}
      loading={found.isFetching}
      notFoundContent={t('ledger.noCell')}
      onChange={(code) => {
        setWords('')
        onChange(code ?? '')
      }}
    />
  )
}
