import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { SourceError, type StreetData } from '../rows.ts'
import { assertReadable } from './files.ts'
import { backdropFeatures } from './streets/backdrop.ts'
import { OsmCollector } from './streets/collector.ts'
import { NodeIndex } from './streets/node-index.ts'
import { readOsmXml } from './streets/osm-xml.ts'
import { readPbf } from './streets/pbf.ts'
import { streetArrays } from './streets/street-arrays.ts'

const ATTRIBUTION = '© OpenStreetMap contributors, ODbL'

/**
 * Streets, obstacles and what is drawn beneath them from an OpenStreetMap file (.osm, .osm.pbf).
 * Throws SourceError (`notFound`, `unknownFormat`, `brokenXml`, `notOsm`, `notPbf`, `truncated`, `brokenBlock`, `noStreets`, …).
 */
export async function readStreets(path: string): Promise<StreetData> {
  const name = basename(path)
  await assertReadable(path)
  const read = path.endsWith('.pbf') ? readPbf : path.endsWith('.osm') || path.endsWith('.xml') ? readOsmXml : null
  if (read === null) {
    throw new SourceError('unknownFormat', `${name} is neither .osm nor .osm.pbf.`, { file: name })
  }
  const hash = createHash('sha256')
  const collector = new OsmCollector()
  await read(path, name, hash, collector)
  const index = new NodeIndex(collector.nodeIds.view())
  const streets = streetArrays(collector, index)
  if (streets.wayId.length === 0) {
    throw new SourceError('noStreets', `${name} holds no street: export it again with its highways.`, { file: name })
  }
  return {
    ...streets,
    backdrop: backdropFeatures(collector, index),
    source: {
      name,
      date: collector.newestSeconds > 0 ? new Date(collector.newestSeconds * 1000).toISOString() : null,
      attribution: ATTRIBUTION,
      sha256: hash.digest('hex'),
    },
  }
}
