import type { StreetData } from '../../rows.ts'
import type { OsmCollector } from './collector.ts'
import { Float64List } from './growable.ts'
import type { NodeIndex } from './node-index.ts'
import { isObstacle, isStreet, isWaterArea, type Tags } from './tags.ts'

type StreetArrays = Omit<StreetData, 'backdrop' | 'source'>

/**
 * The ways that matter to a walk, over the nodes they use and no others, in the order of first use. A way is cut where the
 * file does not hold its node (extracts). The banks of a water multipolygon carry no tags of their own: they get the relation's.
 */
export function streetArrays(collector: OsmCollector, index: NodeIndex): StreetArrays {
  const lons = new Float64List()
  const lats = new Float64List()
  const nodeTags: StreetArrays['nodeTags'] = new Map()
  const wayIds = new Float64List()
  const wayStarts = new Float64List()
  const wayNodes = new Float64List()
  const wayTags: Tags[] = []
  const placed = new Int32Array(collector.nodeIds.length).fill(-1)

  function place(fileNode: number): number {
    const known = placed[fileNode] as number
    if (known >= 0) return known
    const node = lons.length
    placed[fileNode] = node
    lons.push(collector.nodeLons.get(fileNode))
    lats.push(collector.nodeLats.get(fileNode))
    const tags = collector.nodeTags.get(collector.nodeIds.get(fileNode))
    if (tags !== undefined) nodeTags.set(node, tags)
    return node
  }

  const banks = waterBanks(collector)
  let start = 0
  for (let way = 0; way < collector.wayIds.length; way++) {
    const from = start
    const to = collector.wayEnds.get(way)
    start = to
    const id = collector.wayIds.get(way)
    const own = collector.wayTags[way] ?? null
    const tags = own !== null && (isStreet(own) || isObstacle(own)) ? own : banks.get(id)
    if (tags === undefined) continue
    for (const [first, end] of presentRuns(collector, index, from, to)) {
      wayIds.push(id)
      wayTags.push(tags)
      wayStarts.push(wayNodes.length)
      for (let i = first; i < end; i++) wayNodes.push(place(index.find(collector.wayRefs.get(i))))
    }
  }
  wayStarts.push(wayNodes.length)
  return {
    nodeLon: lons.copy(),
    nodeLat: lats.copy(),
    nodeTags,
    wayId: wayIds.copy(),
    wayStart: Uint32Array.from(wayStarts.view()),
    wayNodes: Uint32Array.from(wayNodes.view()),
    wayTags,
  }
}

/** Stretches of at least two nodes between the missing ones, as positions in the references. */
function* presentRuns(
  collector: OsmCollector,
  index: NodeIndex,
  from: number,
  to: number,
): Generator<[number, number]> {
  let first = from
  for (let i = from; i <= to; i++) {
    if (i < to && index.find(collector.wayRefs.get(i)) >= 0) continue
    if (i - first >= 2) yield [first, i]
    first = i + 1
  }
}

function waterBanks(collector: OsmCollector): Map<number, Tags> {
  const banks = new Map<number, Tags>()
  for (const { tags, members } of collector.multipolygons) {
    if (!isWaterArea(tags)) continue
    for (const { wayId } of members) banks.set(wayId, tags)
  }
  return banks
}
