/** What one tile layer holds and how finely it is cut. */
export interface LayerDefinition {
  /** Lowest and highest zoom at which tiles are cut; above the highest the map stretches the last one. */
  minZoom: number
  maxZoom: number
  /** Attribute name → type, as TileJSON 3 prints them; every other property of a feature is dropped. */
  fields: Readonly<Record<string, 'String' | 'Number' | 'Boolean'>>
  description: string
  /** Pixels of a 4096 tile drawn beyond its edge, so that outlines and wide lines do not end at a seam. */
  buffer: number
  /** Douglas-Peucker tolerance in tile units of 4096; 0 keeps shared borders exactly shared. */
  tolerance: number
  /**
   * Zoom from which a feature is worth drawing; `extentDegrees` is the diagonal of its box. Features are indexed once per distinct value, so answer with few values.
   * Absent = always.
   */
  fromZoom?: (properties: Readonly<Record<string, unknown>>, extentDegrees: number) => number
  /** Up to this zoom coordinates are rounded to half a pixel and lines with equal fields are one feature; absent = never. Not for areas, whose extra layers keep the fine grid. */
  coarseToZoom?: number
  /**
   * Adds `{layer}_line`, the polygons' borders with each shared stretch once (for dashes), and `{layer}_label`, one point a
   * polygon with `code`, `name`, `short` and `rank` (cut polygons would be labelled once a tile).
   */
  isArea?: boolean
}
