import { randomUUID } from 'node:crypto'
import type { Context, Database } from '@wangge/db'
import type { Tiles } from '@wangge/tiles'
import { createKiosks, type Kiosks } from './auth/kiosk.ts'
import type { Board } from './jobs/board.ts'
import { createLive, type Live } from './live/live.ts'
import { furnishMailroom, type MessageOptions } from './messages/furnish.ts'
import type { Mailroom } from './messages/mailroom.ts'
import { type Cores, createCores } from './services/district/cores.ts'
import { createPhotos, type Photos } from './services/photos/photos.ts'
import { createFactCache, type FactCache } from './services/response/fact-cache.ts'
import { createSiteSearches, type SiteSearches } from './services/site-runs/site-searches.ts'
import { createTileService } from './services/tiles/load-features.ts'
import { createVersions, type Versions } from './services/tiles/versions.ts'
import { createNetworks, type Networks } from './services/walk/networks.ts'

/** One line each, with fields; pino fits. */
export interface Log {
  debug(fields: object, message?: string): void
  info(fields: object, message?: string): void
  warn(fields: object, message?: string): void
  error(fields: object, message?: string): void
}

/** What services work with once the database is open and migrated. */
export interface House {
  database: Database
  tiles: Tiles
  /** Current tile versions, remembered for a moment. */
  versions: Versions
  /** Where most residents live, remembered. */
  cores: Cores
  /** Walk graphs held in memory. */
  networks: Networks
  /** Facts of the response held in memory. */
  facts: FactCache
  /** Searches for sites, each in a thread of its own. */
  siteSearches: SiteSearches
  /** Tells those who listen what happens. */
  live: Live
  /** Photos on disk, and how they come in. */
  photos: Photos
  /** Screens that show the wall without a sign-in. */
  kiosks: Kiosks
  /** What runs by the clock; `board` is null where this process runs no jobs, or not yet. */
  jobs: { board: Board | null }
  /** What tells people of events: robots, webhooks, open pages. */
  mailroom: Mailroom
  /** Where regular backups go; null = nowhere. */
  backupDirectory: string | null
  clock: () => Date
  /** IANA zone in which days begin and opening hours are read. */
  zone: string
  log: Log
  close(): Promise<void>
}

/** Everything a service may touch, and who asks. */
export interface Ctx extends House {
  who: Context
}

export interface HouseOptions {
  database: Database
  clock: () => Date
  zone: string
  log: Log
  /** Directory of cut tiles; null = memory only. */
  tileCache: string | null
  photoDirectory: string
  backupDirectory?: string
  /** Absent = channels are sealed for this process only, and messages have no links. */
  messages?: MessageOptions
}

/** Furnishes an open, migrated database with what the services need. */
export function createHouse({ database, clock, zone, log, tileCache, photoDirectory, ...more }: HouseOptions): House {
  const networks = createNetworks(database)
  const versions = createVersions(database, { clock, zone })
  const live = createLive({ database, clock, log })
  const siteSearches = createSiteSearches()
  const tiles = createTileService({ database, networks, clock, zone, log, tileCache })
  return {
    database,
    tiles,
    versions,
    cores: createCores(database),
    networks,
    siteSearches,
    facts: createFactCache(),
    photos: createPhotos(photoDirectory),
    jobs: { board: null },
    mailroom: furnishMailroom({ database, clock, zone, log }, more.messages),
    backupDirectory: more.backupDirectory ?? null,
    kiosks: createKiosks({ database, clock }),
    clock,
    zone,
    log,
    live,
    close: async () => {
      await live.stop()
      await siteSearches.close()
      await tiles.close()
      await database.close()
    },
  }
}

/** Marks one request in answers and logs. */
export const newRequestId = (): string => randomUUID()
