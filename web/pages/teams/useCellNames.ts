import { useCallback, useMemo } from 'react'
import { useDistrict, useFigures } from '../../data/queries.ts'

/** Names of cells by code, as the latest figures list them; a code without one stands for itself. */
export function useCellNames(): (code: string) => string {
  const run = useDistrict().data?.run ?? null
  const runId = run?.state === 'done' ? run.id : null
  const communities = useFigures(runId, 'community').data
  const townships = useFigures(runId, 'township').data
  const cells = useFigures(runId, 'cell').data
  const names = useMemo(() => {
    const pairs = [townships, communities, cells].flatMap((figures) =>
      (figures?.code ?? []).map((code, row) => [code, figures?.name[row] ?? code] as const),
    )
    return new Map(pairs)
  }, [townships, communities, cells])
  return useCallback((code) => names.get(code) ?? code, [names])
}
