import { useCallback, useMemo } from 'react'
import { useDistrict, useFigures } from '../../../data/queries.ts'

/** Names of townships and communities by code, as the latest figures list them; a code without one stands for itself. */
export function useAreaNames(): (code: string) => string {
  const run = useDistrict().data?.run ?? null
  const runId = run?.state === 'done' ? run.id : null
  const communities = useFigures(runId, 'community').data
  const townships = useFigures(runId, 'township').data
  const names = useMemo(() => {
    const pairs = [townships, communities].flatMap((figures) =>
      (figures?.code ?? []).map((code, row) => [code, figures?.name[row] ?? code] as const),
    )
    return new Map(pairs)
  }, [townships, communities])
  // The engine cuts codes to their level's length; the register pads them to twelve.
  return useCallback((code) => names.get(code) ?? names.get(code.padEnd(12, '0')) ?? code, [names])
}
