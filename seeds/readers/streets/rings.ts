import type { Position } from 'geojson'
import { contains } from '../geometry/rings.ts'

/** Lines joined at their ends: closed ones are rings, the rest stayed open (the extract cuts them off). */
export interface JoinedLines {
  closed: number[][]
  open: number[][]
}

/** Joins lines of node positions end to end into as few as possible, turning lines where needed. */
export function joinLines(lines: number[][]): JoinedLines {
  const joined: JoinedLines = { closed: [], open: [] }
  const waiting = new Set(lines.filter((line) => line.length > 1))
  const byEnd = new Map<number, number[][]>()
  for (const line of waiting) {
    for (const end of [line[0] as number, line.at(-1) as number]) byEnd.set(end, [...(byEnd.get(end) ?? []), line])
  }
  for (const first of waiting) {
    waiting.delete(first)
    let line = extend(first, waiting, byEnd)
    if (line[0] !== line.at(-1)) line = extend(line.reverse(), waiting, byEnd)
    const isRing = line[0] === line.at(-1) && line.length >= 4
    ;(isRing ? joined.closed : joined.open).push(line)
  }
  return joined
}

function extend(start: number[], waiting: Set<number[]>, byEnd: Map<number, number[][]>): number[] {
  const line = [...start]
  while (line[0] !== line.at(-1)) {
    const end = line.at(-1) as number
    const next = byEnd.get(end)?.find((candidate) => waiting.has(candidate))
    if (next === undefined) break
    waiting.delete(next)
    const onward = next[0] === end ? next : [...next].reverse()
    for (let i = 1; i < onward.length; i++) line.push(onward[i] as number)
  }
  return line
}

/** Polygons of outer rings, each with the inner rings that lie in it. */
export function nestRings(outer: Position[][], inner: Position[][]): Position[][][] {
  const polygons = outer.map((ring) => [ring])
  for (const hole of inner) {
    const home =
      polygons.length === 1 ? polygons[0] : polygons.find(([ring]) => contains(ring ?? [], hole[0] ?? [0, 0]))
    home?.push(hole)
  }
  return polygons
}
