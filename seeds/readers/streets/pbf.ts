import type { Hash } from 'node:crypto'
import { PbfReader } from 'pbf'
import { SourceError } from '../../rows.ts'
import type { OsmCollector } from './collector.ts'
import { broken, readBlobs } from './pbf-blobs.ts'
import { readPrimitiveBlock } from './pbf-block.ts'

/** Features of https://wiki.openstreetmap.org/wiki/PBF_Format that this reader understands. */
const UNDERSTOOD = new Set(['OsmSchema-V0.6', 'DenseNodes'])

/** Reads an .osm.pbf file block by block into the collector. */
export async function readPbf(path: string, file: string, hash: Hash, collector: OsmCollector): Promise<void> {
  let blocks = 0
  for await (const { type, bytes, offset } of readBlobs(path, file, hash)) {
    if (type === 'OSMHeader') readHeader(bytes, file, collector)
    if (type !== 'OSMData') continue
    blocks++
    try {
      readPrimitiveBlock(bytes, collector)
    } catch (error) {
      throw broken(file, offset, `cannot be read (${error instanceof Error ? error.message : String(error)})`)
    }
  }
  if (blocks === 0)
    throw new SourceError('truncated', `${file} holds no data blocks. Fetch the file again.`, { file, offset: 0 })
}

function readHeader(bytes: Uint8Array, file: string, collector: OsmCollector): void {
  new PbfReader(bytes).readFields((field, result, pbf) => {
    if (field === 4) {
      const feature = pbf.readString()
      if (!UNDERSTOOD.has(feature)) {
        throw new SourceError(
          'unsupportedFeature',
          `${file} needs the feature ${feature}, which this reader does not know.`,
          {
            file,
            feature,
          },
        )
      }
    } else if (field === 32) result.newestSeconds = Math.max(result.newestSeconds, pbf.readVarint(true))
  }, collector)
}
