import { useQuery } from '@tanstack/react-query'
import type { Cell, CellSummary } from '@wangge/api/contract'
import { request } from '../../../data/client.ts'
import type { Page } from '../../../data/pages.ts'
import { count } from '../../../format/number.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Section } from '../../../parts/Section.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { CellRows } from '../coverage/CellRows.tsx'
import type { RankedCell } from '../coverage/rankCells.ts'

/** As many children as one page of the list holds; they come with most people in the gap first. */
const MOST = 200

/** The cells inside a cell, most people in the gap first. */
export function CellChildren({ cell: { code, childLevel, childCount } }: { cell: Cell }) {
  const { t } = useText()
  const children = useQuery({
    queryKey: ['cells', 'children', code],
    queryFn: ({ signal }) =>
      request<Page<CellSummary>>(`/cells?level=${childLevel}&parent=${code}&sort=gap&limit=${MOST}`, { signal }),
    enabled: childLevel !== null && childCount > 0,
  })
  if (childLevel === null || childCount === 0) return null
  return (
    <Section title={t('cell.children', { level: t(`level.${childLevel}`) })} aside={count(childCount)}>
      {children.error && !children.data && (
        <Failed what="problem.what.list" error={children.error} onRetry={() => void children.refetch()} />
      )}
      {children.isPending && <Skeleton rows={4} />}
      {children.data && <CellRows cells={children.data.items.map(rankedOf)} />}
    </Section>
  )
}

const rankedOf = ({ code, name, rollUp }: CellSummary): RankedCell => ({
  code,
  name,
  people: rollUp?.people ?? 0,
  peopleServed: rollUp?.peopleServed ?? 0,
  peopleGap: rollUp?.peopleGap ?? 0,
  peopleNoStreetData: rollUp?.peopleNoStreetData ?? 0,
  rate: rollUp?.rate ?? null,
  isReliable: rollUp?.reliable ?? true,
  labelPoint: null,
})
