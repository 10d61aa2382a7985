import { Float64List } from './growable.ts'
import type { Tags } from './tags.ts'

export interface RelationMember {
  wayId: number
  role: string
}

export interface Multipolygon {
  tags: Tags
  members: RelationMember[]
}

/** What both file formats fill: every node and way of the file in the order they came, tags only where they may matter. */
export class OsmCollector {
  readonly nodeIds = new Float64List(1 << 16)
  readonly nodeLons = new Float64List(1 << 16)
  readonly nodeLats = new Float64List(1 << 16)
  /** By OpenStreetMap id. */
  readonly nodeTags = new Map<number, Tags>()
  readonly wayIds = new Float64List(1 << 13)
  readonly wayTags: (Tags | null)[] = []
  /** End of each way in `wayRefs`. */
  readonly wayEnds = new Float64List(1 << 13)
  readonly wayRefs = new Float64List(1 << 16)
  readonly multipolygons: Multipolygon[] = []
  /** Newest timestamp of any element, seconds since 1970; 0 = none. */
  newestSeconds = 0

  addNode(id: number, lon: number, lat: number): void {
    this.nodeIds.push(id)
    this.nodeLons.push(lon)
    this.nodeLats.push(lat)
  }

  /** To be called after the way's references have been pushed to `wayRefs`. */
  addWay(id: number, tags: Tags | null): void {
    this.wayIds.push(id)
    this.wayTags.push(tags)
    this.wayEnds.push(this.wayRefs.length)
  }
}
