import type { District } from '@wangge/api/contract'
import { count } from '../format/number.ts'
import type { TextKey, Translate } from '../text/index.ts'

const COUNTED = [
  ['community', 'top.communities'],
  ['township', 'top.townships'],
  ['county', 'top.counties'],
  ['cell', 'top.cells'],
] as const satisfies readonly (readonly [string, TextKey])[]

/** The widest count worth naming beside the area's name: its communities, or what there is instead. */
export function areaCounts({ levels, area }: Pick<District, 'levels' | 'area'>, t: Translate): string[] {
  for (const [level, key] of COUNTED) {
    const cells = levels.find((entry) => entry.level === level)?.cells ?? 0
    if (cells > 0 && area?.level !== level) return [t(key, { n: count(cells) })]
  }
  return []
}
