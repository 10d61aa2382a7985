export interface Page<T> {
  items: T[]
  nextCursor: string | null
  total: number | null
}

export interface Whole<T> {
  items: T[]
  /** More were there than a page in the browser should hold. */
  isTruncated: boolean
}

/** Lists longer than this belong on a ledger page, not beside a map. */
const MOST_PAGES = 10

/** Follows the cursor until the list ends. `load` gets '' or '&cursor=…' to append to its query. */
export async function readPages<T>(load: (cursor: string) => Promise<Page<T>>): Promise<Whole<T>> {
  const items: T[] = []
  let cursor = ''
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items: more, nextCursor } = await load(cursor)
    items.push(...more)
    if (nextCursor === null) return { items, isTruncated: false }
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`
  }
  return { items, isTruncated: true }
}
