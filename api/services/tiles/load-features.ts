import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type Context, type Database, WHOLE_SYSTEM } from '@wangge/db'
import { type CellFeatureRow, cellFeatures } from '@wangge/db/queries/cell-features'
import { latestCoverageRun, type RunRow } from '@wangge/db/queries/coverage-runs'
import { type WalkshedFeatureRow, walkshedFeatures } from '@wangge/db/queries/walkshed-features'
import { createTiles, type Features, type LayerName, type Tiles } from '@wangge/tiles'
import type { Feature, Geometry } from 'geojson'
import type { Log } from '../../house.ts'
import { tileWorker } from '../../places.ts'
import { dayIn } from '../days.ts'
import { scopeOfKey } from '../scopes.ts'
import type { Networks } from '../walk/networks.ts'

interface TileServiceOptions {
  database: Database
  networks: Networks
  clock: () => Date
  zone: string
  log: Log
  tileCache: string | null
}

/** The tile cutter, fed from the database under the scope that its key names. */
export function createTileService({ database, networks, clock, zone, log, tileCache }: TileServiceOptions): Tiles {
  const loadFeatures = async (layer: LayerName, scopeKey: string): Promise<Features> => {
    const who: Context = { ...WHOLE_SYSTEM, as: 'app_user', scope: scopeOfKey(scopeKey) }
    switch (layer) {
      case 'streets':
        return streetFeatures(networks)
      case 'backdrop':
        return backdropText(networks)
      case 'walksheds':
        return shedFeatures(database, who)
      default: {
        const rows = await database.rows<CellFeatureRow>(who, cellFeatures(layer, dayIn(zone, clock())))
        return collection(rows.map(({ geometry, ...properties }) => feature(geometry as Geometry, properties)))
      }
    }
  }
  return createTiles({
    loadFeatures,
    ...(tileWorker && { workerPath: tileWorker }),
    cacheDir: tileCache === null ? null : join(tileCache, 'tiles'),
    onDiskError: (error) => log.warn({ error: String(error) }, 'tile not kept on disk'),
  })
}

async function streetFeatures(networks: Networks): Promise<Features> {
  const network = await networks.current()
  if (!network) return collection([])
  const features: Feature[] = []
  for (const { coordinates, roadClass, ...street } of network.graph.streets(network.overlay)) {
    features.push(
      feature(
        { type: 'LineString', coordinates },
        { class: roadClass, name: street.name, gate: street.gate, foot: street.foot },
      ),
    )
  }
  return collection(features)
}

async function backdropText(networks: Networks): Promise<Features> {
  const network = await networks.current()
  const zipped = network && (await networks.backdrop(network.id))
  return zipped ? await promisify(gunzip)(zipped) : collection([])
}

async function shedFeatures(database: Database, who: Context): Promise<Features> {
  const [run] = await database.rows<RunRow>(who, latestCoverageRun())
  if (!run) return collection([])
  const rows = await database.rows<WalkshedFeatureRow>(who, walkshedFeatures(run.id))
  return collection(
    rows.map(({ geometry, servicePointId, name }) =>
      feature(geometry as Geometry, { service_point_id: servicePointId, name }),
    ),
  )
}

function feature(geometry: Geometry, properties: Record<string, unknown>): Feature {
  return { type: 'Feature', geometry, properties }
}

function collection(features: Feature[]) {
  return { type: 'FeatureCollection' as const, features }
}
