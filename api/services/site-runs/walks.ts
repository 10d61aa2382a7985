import type { Overlay, Snaps } from '../../walk/index.ts'
import { Search } from '../../walk/search.ts'

/** Of some homes, a column per pair: places ascending within a home. */
export interface Walks {
  /** Pair i of the home at `rows[h]` for starts[h] ≤ i < starts[h + 1]. */
  starts: Int32Array
  place: Int32Array
  mm: Int32Array
}

/**
 * Walks from homes to places, each as long as `mostMm` of the home at most (inclusive; less than 0 = none), both legs included, exactly as
 * the coverage counts them. `places` beyond `placeCount` are spare.
 */
export async function walksBetween(
  overlay: Overlay,
  {
    homes,
    rows,
    mostMm,
    places,
    placeCount,
  }: {
    homes: Snaps
    rows: readonly number[]
    mostMm: ArrayLike<number>
    places: Snaps
    placeCount: number
  },
  onPart: (part: number) => Promise<void>,
): Promise<Walks> {
  let limitMm = 0
  for (let home = 0; home < rows.length; home++) limitMm = Math.max(limitMm, mostMm[home] ?? 0)
  const grid = new HomeGrid(homes, rows, limitMm)
  const search = new Search()
  const pairs = new PairList()
  const counts = new Int32Array(rows.length)
  for (let place = 0; place < placeCount; place++) {
    if (place % PLACES_A_PART === 0) await onPart(place / placeCount)
    const legMm = places.legMm[place] ?? 0
    search.run(overlay, places.edge[place] ?? -1, places.offsetMm[place] ?? 0, legMm, limitMm, { direction: 'to' })
    grid.around(places.x[place] ?? 0, places.y[place] ?? 0, (home) => {
      const row = rows[home] ?? 0
      const way = search.distanceTo(homes.edge[row] ?? -1, homes.offsetMm[row] ?? 0, legMm)
      const mm = way + (homes.legMm[row] ?? 0)
      if (mm > (mostMm[home] ?? -1)) return
      pairs.add(home, place, mm)
      counts[home] = (counts[home] ?? 0) + 1
    })
  }
  return pairs.byHome(counts)
}

const PLACES_A_PART = 200

/** Homes by squares as wide as the limit, so that each place looks at nine of them. */
class HomeGrid {
  readonly #cells = new Map<number, number[]>()
  readonly #sideMm: number

  constructor(homes: Snaps, rows: readonly number[], limitMm: number) {
    // The plane may stretch east and west a little away from its middle; a tenth more is ample.
    this.#sideMm = Math.max(1000, limitMm * 1.1)
    for (const [home, row] of rows.entries()) {
      const key = this.#keyOf(this.#at(homes.x[row] ?? 0), this.#at(homes.y[row] ?? 0))
      const cell = this.#cells.get(key)
      if (cell) cell.push(home)
      else this.#cells.set(key, [home])
    }
  }

  around(x: number, y: number, visit: (home: number) => void): void {
    const [column, row] = [this.#at(x), this.#at(y)]
    for (let c = column - 1; c <= column + 1; c++)
      for (let r = row - 1; r <= row + 1; r++) for (const home of this.#cells.get(this.#keyOf(c, r)) ?? []) visit(home)
  }

  #at(mm: number): number {
    return Math.floor(mm / this.#sideMm)
  }

  #keyOf(column: number, row: number): number {
    return column * 2 ** 25 + row
  }
}

/** Three numbers a pair, without an object each. */
class PairList {
  #values = new Int32Array(3 * 4096)
  #length = 0

  add(home: number, place: number, mm: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length] = home
    this.#values[this.#length + 1] = place
    this.#values[this.#length + 2] = mm
    this.#length += 3
  }

  /** Added place by place, so that places ascend within each home. */
  byHome(counts: Int32Array): Walks {
    const starts = new Int32Array(counts.length + 1)
    for (const [home, count] of counts.entries()) starts[home + 1] = (starts[home] ?? 0) + count
    const next = starts.slice()
    const place = new Int32Array(this.#length / 3)
    const mm = new Int32Array(this.#length / 3)
    for (let at = 0; at < this.#length; at += 3) {
      const home = this.#values[at] ?? 0
      const to = next[home] ?? 0
      next[home] = to + 1
      place[to] = this.#values[at + 1] ?? 0
      mm[to] = this.#values[at + 2] ?? 0
    }
    return { starts, place, mm }
  }
}
