import { type Mode, Snaps, snapPoints, type WalkGraph } from '../../walk/index.ts'

type Place = readonly [lon: number, lat: number]

/** Beyond so many places all are forgotten: teams are thousands, a place costs 100 bytes. */
const PLACES_HELD = 50_000

/** Where teams meet the streets, by the team and for each mode, kept until the team has moved: a snap costs more than reading its time. */
export class KnownPlaces {
  readonly #graph: WalkGraph
  readonly #mode: Mode
  readonly #rows = new Map<string, { row: number; place: Place }>()
  snaps = new Snaps(0, 0)

  constructor(graph: WalkGraph, mode: Mode) {
    this.#graph = graph
    this.#mode = mode
  }

  /** The row in `snaps` of each team. */
  rowsOf(teams: readonly { id: string; place: Place }[]): Int32Array {
    if (this.#rows.size > PLACES_HELD) this.#rows.clear()
    const moved: { row: number; place: Place }[] = []
    const rows = Int32Array.from(teams, ({ id, place }) => {
      const known = this.#rows.get(id)
      if (known?.place[0] === place[0] && known.place[1] === place[1]) return known.row
      const now = { row: known?.row ?? this.#rows.size, place }
      this.#rows.set(id, now)
      moved.push(now)
      return now.row
    })
    if (moved.length > 0) this.#snap(moved)
    return rows
  }

  #snap(moved: readonly { row: number; place: Place }[]): void {
    const found = snapPoints(
      this.#graph,
      moved.flatMap(({ place }) => place),
      { mode: this.#mode },
    )
    const room = this.#rows.size
    if (this.snaps.length < room) this.snaps = this.snaps.copy(2 * room)
    const { x, y, edge, offsetMm, legMm } = this.snaps
    moved.forEach(({ row }, i) => {
      x[row] = found.x[i] as number
      y[row] = found.y[i] as number
      edge[row] = found.edge[i] as number
      offsetMm[row] = found.offsetMm[i] as number
      legMm[row] = found.legMm[i] as number
    })
  }
}
