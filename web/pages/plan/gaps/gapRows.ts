import type { PlanBaseAnswer } from '@wangge/api/contract'
import type { Gap, PlanWeight } from '@wangge/api/walk'

export const GAP_SORTS = ['amount', 'minutes', 'state'] as const
export type GapSort = (typeof GAP_SORTS)[number]
export type GapStateFilter = 'all' | Gap['state']

/** A gap as the list shows it. */
export interface GapRow {
  gap: Gap
  /** By the settings' weight, from 1: what the map's pill says too. */
  rank: number
  name: string
  /** Where it is within its community; '' where the name says so already. */
  place: string
  amount: number
  /** Null where nothing can be walked to. */
  seconds: number | null
  pointName: string
}

export interface GapWording {
  /** Name of a community by a code within it; '' outside every cell. */
  areaName(code: string | null): string
  pointName(id: string): string
  /** 北侧, 东南侧; `direction` 0 = north, clockwise in eighths; null = in the middle. */
  sideOf(areaName: string, direction: number | null): string
}

/** Rows in order of rank: `gaps` come ranked. */
export function gapRows(
  gaps: readonly Gap[],
  weight: PlanWeight,
  centres: ReadonlyMap<string, readonly [number, number]>,
  { areaName, pointName, sideOf }: GapWording,
): GapRow[] {
  return gaps.map((gap, at) => {
    const centre = gap.cellCode === null ? undefined : centres.get(gap.cellCode.slice(0, COMMUNITY_CODE))
    const side = sideOf(areaName(gap.cellCode), centre ? directionOf(centre, gap.centre) : null)
    return {
      gap,
      rank: at + 1,
      name: gap.streetName === '' ? side : gap.streetName,
      place: gap.streetName === '' ? '' : side,
      amount: gap.sums[weight],
      seconds: gap.nearest?.medianSeconds ?? null,
      pointName: gap.nearest ? pointName(gap.nearest.pointId) : '',
    }
  })
}

/** The rows that pass the filter, in the wanted order; equal ones by rank. */
export function chosenRows(
  rows: readonly GapRow[],
  { sort, state, words }: { sort: GapSort; state: GapStateFilter; words: string },
): GapRow[] {
  const wanted = words.trim().toLowerCase()
  const passing = rows.filter(
    ({ gap, name, place, pointName }) =>
      (state === 'all' || gap.state === state) &&
      (wanted === '' || `${name} ${place} ${pointName}`.toLowerCase().includes(wanted)),
  )
  return passing.sort((a, b) => {
    if (sort === 'minutes') return (b.seconds ?? Infinity) - (a.seconds ?? Infinity) || a.rank - b.rank
    if (sort === 'state') return Number(a.gap.state === 'closed') - Number(b.gap.state === 'closed') || a.rank - b.rank
    return a.rank - b.rank
  })
}

/** Length of a community's code. */
const COMMUNITY_CODE = 12

/** Middle of the homes of each community, WGS-84 degrees, by the first twelve digits of its code. */
export function communityCentres({ residences, cellCodes }: PlanBaseAnswer): Map<string, [number, number]> {
  const sums = new Map<string, { lon: number; lat: number; homes: number }>()
  for (let row = 0; row < residences.id.length; row++) {
    const code = cellCodes[residences.cell[row] ?? -1]?.slice(0, COMMUNITY_CODE)
    if (code === undefined) continue
    const sum = sums.get(code) ?? { lon: 0, lat: 0, homes: 0 }
    sums.set(code, {
      lon: sum.lon + (residences.lon[row] ?? 0),
      lat: sum.lat + (residences.lat[row] ?? 0),
      homes: sum.homes + 1,
    })
  }
  return new Map([...sums].map(([code, { lon, lat, homes }]) => [code, [lon / homes, lat / homes]]))
}

/** Nearer to the middle than this a gap is on no side. */
const MIDDLE_METRES = 90
const METRES_PER_DEGREE = 111_195

/** 0 = north … 7 = north-west, clockwise; null in the middle. */
export function directionOf(
  [lon, lat]: readonly [number, number],
  [toLon, toLat]: readonly [number, number],
): number | null {
  const east = (toLon - lon) * Math.cos((lat * Math.PI) / 180) * METRES_PER_DEGREE
  const north = (toLat - lat) * METRES_PER_DEGREE
  if (Math.hypot(east, north) < MIDDLE_METRES) return null
  return (Math.round((Math.atan2(east, north) * 4) / Math.PI) + 8) % 8
}
