import type { TownshipKey } from './names.ts'
import type { Point } from './plane.ts'

/** What the drawing board holds before anything is put on the globe. */
export interface Plan {
  lines: Line[]
  blocks: Block[]
  communities: Community[]
  /** Where the railway runs (u) and how far it reaches (v). */
  rail: { u: number; south: number; north: number }
  river: { west: number; east: number }
  oldTown: Point
}

export type LineClass =
  | 'expressway'
  | 'primary'
  | 'secondary'
  | 'tertiary'
  | 'residential'
  | 'lane'
  | 'country'
  | 'dike'
  | 'footpath'
  | 'promenade'

/** A street as drawn: one straight line, of which gates and corners become nodes. */
export interface Line {
  from: Point
  to: Point
  class: LineClass
  name: string
  /** False where the sample's street data is poor on purpose. */
  mapped: boolean
  tags: Record<string, string>
  /** Gates and lane mouths on it. */
  stops: Point[]
}

export type Ground =
  | 'estate'
  | 'towers'
  | 'oldTown'
  | 'park'
  | 'school'
  | 'works'
  | 'market'
  | 'station'
  | 'office'
  | 'vacant'
  | 'fields'
  | 'bank'
  | 'railside'

/** One small cell: a superblock, a courtyard block, a villagers' group, or a strip along river or railway. */
export interface Block {
  shape: Point[]
  community: number
  ground: Ground
}

export interface Community {
  township: TownshipKey
  rural: boolean
  oldTown: boolean
  /** Few mapped streets: its figures are to come out as unreliable. */
  poorlyMapped: boolean
  /** Share of spare gates that stand shut, 0…1. */
  shutGates: number
  /** Share of plots left empty: the city thins out towards its edge, 0…1. */
  vacancy: number
  /** Where the city has grown beyond its ring road into a village: on which side and how deep, metres. */
  fringe: { side: 'north' | 'south' | 'west' | 'east'; metres: number } | null
  bounds: { west: number; south: number; east: number; north: number }
}

/** Metres from the street's centre line to the plots beside it. */
export const HALF_WIDTH_METRES: Record<LineClass, number> = {
  expressway: 34,
  primary: 26,
  secondary: 20,
  tertiary: 15,
  residential: 11,
  lane: 5,
  country: 9,
  dike: 9,
  footpath: 4,
  promenade: 4,
}

/** Centre line of the river to each quay road, and of the railway to the roads beside it. */
export const RIVER_STRIP_METRES = 118
export const RAIL_STRIP_METRES = 58
