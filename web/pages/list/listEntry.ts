import type { ReactNode } from 'react'
import type { Place } from '../../app/ViewContext.tsx'
import type { Selection } from '../../state/view.ts'

/** One row of the list: what it selects, and how it reads. */
export interface ListEntry {
  selection: Selection
  place: Place
  symbol: ReactNode
  name: string
  detail: string
  value: string
  valueNote: string
}

/** Whether every word typed occurs in the row's own words. */
export function matches(
  { name, detail, value, valueNote }: Pick<ListEntry, 'name' | 'detail' | 'value' | 'valueNote'>,
  words: string,
): boolean {
  const text = `${name} ${detail} ${value} ${valueNote}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** What tells one entry from another. */
export const entryKey = ({ selection }: Pick<ListEntry, 'selection'>): string =>
  'id' in selection ? selection.id : selection.code
