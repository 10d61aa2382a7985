import type { Selection } from '../../state/view.ts'
import { type Clustered, fanOffsets } from './clusters.ts'
import type { SymbolItem } from './item.ts'

/**
 * A cluster as the symbols to draw: its worst member with the count, or, where it is the one spread out, every member around the
 * common place.
 */
export function fanned<T extends { id: string }>(
  { worst, members, count, splitsAt, position }: Clustered<T>,
  type: Exclude<Selection['type'], 'cell'>,
  fannedKey: string | null,
  itemOf: (member: T) => SymbolItem,
): SymbolItem[] {
  if (count === 1 || splitsAt === null) return [itemOf(worst)]
  const key = `${type}:${worst.id}:${count}`
  if (key === fannedKey) {
    const offsets = fanOffsets(count)
    return members.map((member, place) => ({ ...itemOf(member), position, offset: offsets[place] ?? [0, 0] }))
  }
  const selections = members.map(({ id }) => ({ type, id }))
  return [{ ...itemOf(worst), count, cluster: { splitsAt, members: selections, key } }]
}
