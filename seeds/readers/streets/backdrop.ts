import type { Position } from 'geojson'
import type { BackdropFeature } from '../../rows.ts'
import { orient } from '../geometry/rings.ts'
import type { Multipolygon, OsmCollector } from './collector.ts'
import type { NodeIndex } from './node-index.ts'
import { joinLines, nestRings } from './rings.ts'
import { areaLayer, lineLayer } from './tags.ts'

/**
 * What is drawn beneath the streets. A multipolygon whose ring the extract cuts open is drawn as the lines that are there
 * (for water: its banks), since nobody can tell on which side of the cut it goes on.
 */
export function backdropFeatures(collector: OsmCollector, index: NodeIndex): BackdropFeature[] {
  const features: BackdropFeature[] = []
  const wayPositions = new Map<number, number>()
  for (let way = 0; way < collector.wayIds.length; way++) {
    if (collector.multipolygons.length > 0) wayPositions.set(collector.wayIds.get(way), way)
    const tags = collector.wayTags[way]
    if (tags === null || tags === undefined) continue
    const area = areaLayer(tags)
    const line = area === null ? lineLayer(tags) : null
    if (area === null && line === null) continue
    const nodes = nodesOfWay(way, collector, index)
    const name = tags['name'] ?? ''
    if (area !== null && nodes.length >= 4 && nodes[0] === nodes.at(-1)) {
      features.push({
        layer: area,
        name,
        geometry: { type: 'Polygon', coordinates: orient([positions(nodes, collector)]) },
      })
    } else if (line !== null && nodes.length >= 2) {
      features.push({ layer: line, name, geometry: { type: 'LineString', coordinates: positions(nodes, collector) } })
    }
  }
  for (const relation of collector.multipolygons)
    features.push(...relationFeatures(relation, wayPositions, collector, index))
  return features
}

function relationFeatures(
  { tags, members }: Multipolygon,
  wayPositions: Map<number, number>,
  collector: OsmCollector,
  index: NodeIndex,
): BackdropFeature[] {
  const layer = areaLayer(tags)
  if (layer === null) return []
  const name = tags['name'] ?? ''
  const linesOf = (isInner: boolean) =>
    members.flatMap(({ wayId, role }) => {
      const way = wayPositions.get(wayId)
      return way === undefined || (role === 'inner') !== isInner ? [] : [nodesOfWay(way, collector, index)]
    })
  const outer = joinLines(linesOf(false))
  const inner = joinLines(linesOf(true))
  const toPositions = (line: number[]) => positions(line, collector)
  const polygons = nestRings(outer.closed.map(toPositions), inner.closed.map(toPositions)).map(orient)
  const features: BackdropFeature[] = []
  if (polygons.length > 0) features.push({ layer, name, geometry: { type: 'MultiPolygon', coordinates: polygons } })
  if (layer === 'water') {
    for (const line of outer.open) {
      features.push({ layer: 'waterway', name, geometry: { type: 'LineString', coordinates: toPositions(line) } })
    }
  }
  return features
}

/** Positions of the way's nodes in the collector; those that the file does not hold are left out. */
function nodesOfWay(way: number, collector: OsmCollector, index: NodeIndex): number[] {
  const from = way === 0 ? 0 : collector.wayEnds.get(way - 1)
  const to = collector.wayEnds.get(way)
  const nodes: number[] = []
  for (let i = from; i < to; i++) {
    const node = index.find(collector.wayRefs.get(i))
    if (node >= 0) nodes.push(node)
  }
  return nodes
}

function positions(nodes: number[], collector: OsmCollector): Position[] {
  return nodes.map((node) => [collector.nodeLons.get(node), collector.nodeLats.get(node)])
}
