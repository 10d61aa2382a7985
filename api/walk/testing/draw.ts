import { segmentMetres } from '../project.ts'
import type { StreetInput, Tags } from '../streets.ts'

/**
 * Streets drawn in ASCII, a character every 50 m, so that `a-b-c` stands 100 m apart. Lower-case letters are nodes, `-` and `|`
 * join the nearest nodes of a line, upper-case letters and digits are places beside the streets, anything else is air.
 * `ways` gives tags to drawn pieces (`bc`) and adds lines that are not drawn (`rs`, `wxyz`); `nodes` gives tags to nodes.
 */
export function draw(
  picture: string,
  tags: { ways?: Record<string, Tags>; nodes?: Record<string, Tags>; streetTags?: Tags } = {},
): Drawing {
  const lines = picture.split('\n').filter((line) => line.trim() !== '')
  const nodes = new Map<string, [column: number, row: number]>()
  const places = new Map<string, [number, number]>()
  lines.forEach((line, row) => {
    ;[...line].forEach((mark, column) => {
      if (/[a-z]/.test(mark)) nodes.set(mark, [column, row])
      else if (/[A-Z0-9]/.test(mark)) places.set(mark, [column, row])
    })
  })
  const ways = new Map<string, Tags>()
  for (const [mark, [column, row]] of nodes) {
    for (const [stroke, dx, dy] of [
      ['-', 1, 0],
      ['|', 0, 1],
    ] as const) {
      let step = 1
      while (lines[row + dy * step]?.[column + dx * step] === stroke) step++
      const other = lines[row + dy * step]?.[column + dx * step] ?? ' '
      if (step > 1 && nodes.has(other)) ways.set(mark + other, tags.streetTags ?? { highway: 'residential' })
    }
  }
  for (const [key, own] of Object.entries(tags.ways ?? {})) {
    const reversed = [...key].reverse().join('')
    ways.delete(reversed)
    ways.set(key, own)
  }
  const names = [...nodes.keys()]
  const at = (column: number, row: number): [number, number] => [
    WEST + (column * METRES_PER_MARK) / METRES_PER_DEGREE_LON,
    NORTH - (row * METRES_PER_MARK) / METRES_PER_DEGREE_LAT,
  ]
  const lonLats = names.map((name) => at(...(nodes.get(name) as [number, number])))
  const keys = [...ways.keys()]
  const wayStart = new Uint32Array(keys.length + 1)
  keys.forEach((key, i) => {
    wayStart[i + 1] = (wayStart[i] as number) + key.length
  })
  return {
    streets: {
      nodeLon: Float64Array.from(lonLats, ([lon]) => lon),
      nodeLat: Float64Array.from(lonLats, ([, lat]) => lat),
      nodeTags: new Map(Object.entries(tags.nodes ?? {}).map(([name, own]) => [names.indexOf(name), own])),
      wayStart,
      wayNodes: Uint32Array.from(keys.join(''), (mark) => names.indexOf(mark)),
      wayTags: [...ways.values()],
    },
    place: (mark) => {
      const found = places.get(mark) ?? nodes.get(mark)
      if (found === undefined) throw new Error(`The drawing has no ${mark}`)
      return at(...found)
    },
  }
}

export interface Drawing {
  streets: StreetInput
  /** WGS-84 place of a mark. */
  place(mark: string): [lon: number, lat: number]
}

const METRES_PER_MARK = 50
const WEST = 117.2
const NORTH = 28.3
const METRES_PER_DEGREE_LON = segmentMetres(WEST, NORTH, WEST + 0.001, NORTH) * 1000
const METRES_PER_DEGREE_LAT = segmentMetres(WEST, NORTH - 0.0005, WEST, NORTH + 0.0005) * 1000
