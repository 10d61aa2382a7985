/**
 * What the engine needs of a street file; the reader's `StreetData` has this shape. Nodes and ways in flat arrays:
 * `wayNodes[wayStart[w] .. wayStart[w + 1]]` index into the node arrays.
 */
export interface StreetInput {
  nodeLon: Float64Array
  nodeLat: Float64Array
  nodeTags: ReadonlyMap<number, Tags>
  wayStart: Uint32Array
  wayNodes: Uint32Array
  wayTags: readonly Tags[]
  /** Water areas put together from multipolygons; other layers are not read. */
  backdrop?: readonly { layer: string; geometry: { type: string } }[]
}

export type Tags = Readonly<Record<string, string>>
