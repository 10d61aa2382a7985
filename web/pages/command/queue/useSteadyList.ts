import { useEffect, useMemo, useState } from 'react'
import { steady } from './steady.ts'

/** `steady` over renders; `admit` lets the waiting ones in. */
export function useSteadyList<T extends { id: string }>(
  items: readonly T[] | undefined,
  isHeld: boolean,
): { shown: T[]; waiting: number; admit(): void } {
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null)
  const result = useMemo(() => (items ? steady(known, items, isHeld) : null), [known, items, isHeld])
  useEffect(() => {
    if (result && !sameIds(known, result.known)) setKnown(result.known)
  }, [known, result])
  return { shown: result?.shown ?? [], waiting: result?.waiting ?? 0, admit: () => setKnown(null) }
}

const sameIds = (a: ReadonlySet<string> | null, b: ReadonlySet<string>): boolean =>
  a !== null && a.size === b.size && [...b].every((id) => a.has(id))
