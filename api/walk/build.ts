import { dropIslands } from './build/components.ts'
import { cutIntoEdges } from './build/cut.ts'
import { layOut } from './build/lay-out.ts'
import { WalkGraph } from './graph.ts'
import type { StreetInput } from './streets.ts'

/** Islands of fewer vertices than this are digitising scraps (911 of them in Porto) and would catch the homes beside them. */
const MIN_COMPONENT_VERTICES = 50

/**
 * Streets as drawn → the walk graph: ways cut at crossings, ends and barriers, access decided, islands left out and counted,
 * everything on an int32 millimetre plane. Trigonometry happens here and nowhere later.
 */
export function buildWalkGraph(streets: StreetInput, options: { minComponentVertices?: number } = {}): WalkGraph {
  const cut = cutIntoEdges(streets)
  const ends = {
    nodeCount: streets.nodeLon.length,
    from: cut.edgeFirst.map((at) => streets.wayNodes[at] as number),
    to: cut.edgeLast.map((at) => streets.wayNodes[at] as number),
  }
  const islands = dropIslands(cut, ends, options.minComponentVertices ?? MIN_COMPONENT_VERTICES)
  return WalkGraph.ofBuild(layOut(streets, cut, islands))
}
