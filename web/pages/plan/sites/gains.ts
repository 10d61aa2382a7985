import type { CellChange, PlanEdit } from '@wangge/api/walk'
import { LEVEL_CODE_LENGTH } from '@wangge/db/vocabulary'

export interface AreaGain {
  /** '' = outside every cell. */
  code: string
  gained: number
  lost: number
}

/** Gains and losses by community, whatever level the engine answered by; only those that change. */
export function communitiesOf(cells: readonly CellChange[]): AreaGain[] {
  const found = new Map<string, AreaGain>()
  for (const { code: own, gained, lost } of cells) {
    if (gained === 0 && lost === 0) continue
    const code = own.slice(0, LEVEL_CODE_LENGTH.community)
    const before = found.get(code) ?? { code, gained: 0, lost: 0 }
    found.set(code, { code, gained: before.gained + gained, lost: before.lost + lost })
  }
  return [...found.values()]
}

/** Edits that can only shorten walks: more points, more ways. Any other may make somebody's walk longer without leaving the limit. */
export const onlyShortens = (edits: readonly PlanEdit[]): boolean => edits.every(({ type }) => WIDENING.has(type))

const WIDENING: ReadonlySet<PlanEdit['type']> = new Set([
  'addPoint',
  'reopenPoint',
  'openGate',
  'openStreet',
  'addPath',
])
