import type { ClockState, Level } from '@wangge/db/vocabulary'

/** What is selected: one thing at a time, by the id the API knows it by. */
export type Selection =
  | { type: 'cell'; code: string }
  | { type: 'residence'; id: string }
  | { type: 'servicePoint'; id: string }
  | { type: 'team'; id: string }
  | { type: 'hazard'; id: string }

export const MAP_LAYERS = ['hazards', 'teams', 'points', 'coverage', 'walksheds', 'homes'] as const
/** Layers a person switches with the chips or keys 1–6, in this order. */
export type MapLayer = (typeof MAP_LAYERS)[number]

/** Everything a link must reopen. The address holds it; nothing else does. */
export interface View {
  /** null = where the district opens: its dense core. */
  camera: { lon: number; lat: number; zoom: number } | null
  layers: readonly MapLayer[]
  selection: Selection | null
  /** 'auto' = by zoom. */
  level: Level | 'auto'
  /** Hazard queue filter; empty = all open. */
  clocks: readonly ClockState[]
  theme: 'auto' | 'light' | 'dark'
  language: 'zh' | 'en'
}
