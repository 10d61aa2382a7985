import type { SearchResult } from '@wangge/api/contract'
import type { Selection } from '../../state/view.ts'

/** In which order kinds of results stand: places first, then what is on them. */
const RESULT_TYPES = [
  'cell',
  'hazard',
  'servicePoint',
  'team',
  'residence',
] as const satisfies readonly SearchResult['type'][]

/** The same results with those of one type together, each type in the server's order. */
export const groupByType = (results: readonly SearchResult[]): SearchResult[] =>
  RESULT_TYPES.flatMap((type) => results.filter((result) => result.type === type))

export const selectionOf = ({ type, id }: Pick<SearchResult, 'type' | 'id'>): Selection =>
  type === 'cell' ? { type, code: id } : { type, id }
