import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Hazard } from '@wangge/api/contract'
import { ProblemError, request } from '../client.ts'
import type { Whole } from '../pages.ts'

/** More changed cases than this at once, and the whole list is read anew. */
const MOST_READ = 8
const LIST_KEY: QueryKey = ['hazards']

export const isOpenList = ({ length, 0: head }: QueryKey): boolean => length === 1 && head === 'hazards'

/** The list of all open hazards is long: what an event changed is read by itself and put in its place. */
export function createHazardRows(client: QueryClient): {
  /** This case has this version now; no id = the list must be read whole. */
  changed(id: unknown, version: unknown): void
  /** Somebody was asked or goes to this case; one that is not in the list may be another area's, and is left alone. */
  isSent(id: unknown): void
  changedAll(): void
  areChanged(): boolean
  /** Reads what changed; false = the whole list must be read. */
  read(): Promise<boolean>
} {
  const ids = new Set<string>()
  let isWhole = false
  const held = (): Whole<Hazard> | undefined => client.getQueryData(LIST_KEY)
  return {
    changed(id, version) {
      if (typeof id !== 'string') isWhole = true
      else if (!held()?.items.some((row) => row.id === id && row.version >= Number(version))) ids.add(id)
    },
    isSent(id) {
      if (typeof id === 'string' && held()?.items.some((row) => row.id === id)) ids.add(id)
    },
    changedAll() {
      isWhole = true
    },
    areChanged: () => isWhole || ids.size > 0,
    async read() {
      const changed = [...ids]
      const list = held()
      const isApart = !isWhole && changed.length > 0 && changed.length <= MOST_READ && list?.isTruncated === false
      ids.clear()
      isWhole = false
      const read = isApart ? await Promise.all(changed.map(readOne)).catch(() => null) : null
      if (read === null) return false
      client.setQueryData<Whole<Hazard>>(LIST_KEY, (now) => now && { ...now, items: withRows(now.items, read) })
      return true
    },
  }
}

interface Read {
  id: string
  row: Hazard | null
}

/** A case that is not there for this person any more has no row. */
async function readOne(id: string): Promise<Read> {
  try {
    return { id, row: await request<Hazard>(`/hazards/${id}`) }
  } catch (error) {
    if (error instanceof ProblemError && (error.status === 404 || error.status === 403)) return { id, row: null }
    throw error
  }
}

/** The open ones among what was read, each in the place of its older self, new ones at the end: the queue orders by due time. */
export function withRows(items: readonly Hazard[], read: readonly Read[]): Hazard[] {
  const byId = new Map(read.map(({ id, row }) => [id, row?.clock === 'closed' ? null : row]))
  const kept = items.flatMap((item) => {
    const row = byId.get(item.id)
    if (row === undefined) return [item]
    byId.delete(item.id)
    return row ? [row.version < item.version ? item : row] : []
  })
  return [...kept, ...[...byId.values()].filter((row) => row !== null)]
}
