import type { Geometry } from 'geojson'
import type { ReadNote } from '../../rows.ts'

/** A feature as the file has it. */
export interface RawFeature {
  /** 1-based line or number of the feature. */
  line: number
  properties: Record<string, unknown>
  geometry: Geometry | null
}

export interface RawFeatures {
  /** The file it came from, for messages. */
  file: string
  features: RawFeature[]
  encoding: string | null
  notes: ReadNote[]
}
