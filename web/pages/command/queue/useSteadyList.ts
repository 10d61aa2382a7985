import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Steady, steady } from './steady.ts'

interface Shown<T> {
  items: readonly T[]
  listKey: string
  pages: number
  admissions: number
}

interface SteadyOptions {
  isHeld: boolean
  /** Choosing one that waits, on the map or by reporting it, lets the newcomers in. */
  chosenId: string | null
  /** Another key is another list: nothing of the one before is kept. */
  listKey?: string
  /** How many pages are loaded, in a list that grows as it is read. */
  pages?: number
}

const NOBODY: ReadonlySet<string> = new Set()

/** `steady` over renders; `admit` lets the waiting ones in. */
export function useSteadyList<T extends { id: string }>(
  items: readonly T[] | undefined,
  { isHeld, chosenId, listKey = '', pages = 1 }: SteadyOptions,
): Steady<T> & { admit(): void } {
  const last = useRef<Shown<T> | null>(null)
  const [admissions, setAdmissions] = useState(0)
  const result = useMemo<Steady<T>>(() => {
    const all = items ?? []
    const before = last.current
    const isSame = before?.listKey === listKey && before.admissions === admissions
    if (!isHeld || before === null || !isSame) return { shown: [...all], waiting: 0, gone: NOBODY }
    const kept = steady(before.items, all, pages > before.pages)
    const isAwaited = !kept.shown.some(({ id }) => id === chosenId) && all.some(({ id }) => id === chosenId)
    return isAwaited ? { shown: [...all], waiting: 0, gone: NOBODY } : kept
  }, [items, isHeld, chosenId, listKey, pages, admissions])
  useLayoutEffect(() => {
    if (items) last.current = { items: result.shown, listKey, pages, admissions }
  }, [items, result, listKey, pages, admissions])
  return { ...result, admit: () => setAdmissions((count) => count + 1) }
}
