import type { HazardGrade, HazardSource } from '@wangge/db/vocabulary'
import { useSyncExternalStore } from 'react'

/** What of a report that is being taken survives a reload. The reporter's name and phone are never stored. */
export interface IntakeDraft {
  source: HazardSource
  sourceReference: string
  kind: string
  grade: HazardGrade
  address: string
  /** As typed: longitude, latitude in WGS-84 degrees. */
  place: string
  description: string
  responsibleUnit: string
  /** datetime-local; '' = just now. */
  reported: string
  nothingBurns: boolean
  /** The open hazard that this report repeats. */
  mergeInto: { id: string; serial: string } | null
}

const EMPTY: IntakeDraft = {
  source: 'hotline12345',
  sourceReference: '',
  kind: '',
  grade: 'general',
  address: '',
  place: '',
  description: '',
  responsibleUnit: '',
  reported: '',
  nothingBurns: false,
  mergeInto: null,
}
const STORED_AS = 'wangge.intake'

let current: IntakeDraft = read()
const listeners = new Set<() => void>()

export function useIntakeDraft(): IntakeDraft {
  return useSyncExternalStore(subscribe, () => current)
}

export function changeIntakeDraft(part: Partial<IntakeDraft>): void {
  current = { ...current, ...part }
  write()
}

export function clearIntakeDraft(): void {
  current = { ...EMPTY, source: current.source }
  write()
}

/** [lon, lat] of a typed place, comma or space between; null for what is none. */
export function placeOf(text: string): [number, number] | null {
  const parts = text
    .trim()
    .split(/[\s,，]+/)
    .map((part) => (part === '' ? Number.NaN : Number(part)))
  const [lon, lat] = parts
  if (parts.length !== 2 || lon === undefined || lat === undefined) return null
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null
}

/** A place as it is typed, to a decimetre or so. */
export const placeText = ([lon, lat]: readonly [number, number]): string => `${lon.toFixed(6)}, ${lat.toFixed(6)}`

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(): IntakeDraft {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORED_AS) ?? 'null')
    return typeof stored === 'object' && stored !== null ? { ...EMPTY, ...stored } : EMPTY
  } catch {
    return EMPTY
  }
}

function write(): void {
  try {
    sessionStorage.setItem(STORED_AS, JSON.stringify(current))
  } catch {
    // A browser that refuses storage only forgets the draft with the page.
  }
  for (const listener of listeners) listener()
}
