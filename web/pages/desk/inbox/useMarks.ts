import { useCallback, useMemo, useState } from 'react'

/** Rows that are marked for one action on all; what has left the list is marked no more. */
export function useMarks(shown: readonly { id: string }[]): {
  ids: ReadonlySet<string>
  toggle(id: string): void
  clear(): void
} {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback((id: string) => {
    setChosen((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const clear = useCallback(() => setChosen(new Set()), [])
  const ids = useMemo(() => new Set(shown.map(({ id }) => id).filter((id) => chosen.has(id))), [shown, chosen])
  return { ids, toggle, clear }
}
