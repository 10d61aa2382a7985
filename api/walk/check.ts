import { ROAD_CLASSES } from './access.ts'
import { type Arrays, type Counts, WalkGraphError } from './layout.ts'

/** Every index in a loaded graph points inside the array it is used on, so that no kernel reads past an end. */
export function checkGraph(counts: Counts, arrays: Arrays): void {
  const { vertices, edges, shapePoints } = counts
  ascending('arcStart', arrays.arcStart, edges * 2)
  ascending('shapeStart', arrays.shapeStart, shapePoints)
  ascending('gridStart', arrays.gridStart, counts.gridItems)
  ascending('obstacleGridStart', arrays.obstacleGridStart, counts.obstacleItems)
  ascending('nameStart', arrays.nameStart, counts.nameBytes)
  within('arc target', arrays.arcs, vertices, 0, 3)
  within('arc length', arrays.arcs, 0x40_00_00_00, 1, 3)
  within('arc edge', arrays.arcs, edges * 2, 2, 3)
  within('edgeFrom', arrays.edgeFrom, vertices)
  within('edgeTo', arrays.edgeTo, vertices)
  within('edgeLength', arrays.edgeLength, 0x40_00_00_00)
  within('edgeName', arrays.edgeName, counts.names)
  within('edgeClass', arrays.edgeClass, ROAD_CLASSES.length)
  within('segmentEdge', arrays.segmentEdge, Math.max(edges, 1))
  within('gridItems', arrays.gridItems, shapePoints)
  within('obstacleGridItems', arrays.obstacleGridItems, counts.obstacles)
  if (counts.gridCellMm < 1 || counts.obstacleCellMm < 1) {
    throw new WalkGraphError(
      'corrupt',
      'grid cell',
      'at least 1 mm',
      Math.min(counts.gridCellMm, counts.obstacleCellMm),
    )
  }
}

function ascending(what: string, starts: Int32Array, last: number): void {
  let before = 0
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] as number
    if (start < before) throw new WalkGraphError('corrupt', `${what}[${i}]`, `at least ${before}`, start)
    before = start
  }
  if (before !== last) throw new WalkGraphError('corrupt', `${what} end`, last, before)
}

function within(what: string, values: Int32Array | Uint8Array, below: number, first = 0, step = 1): void {
  for (let i = first; i < values.length; i += step) {
    const value = values[i] as number
    if (value < 0 || value >= below) throw new WalkGraphError('corrupt', `${what}[${i}]`, `below ${below}`, value)
  }
}
