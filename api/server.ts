import { existsSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { migrate, type OpenOptions, openDatabase } from '@wangge/db'
import { type DemoDistrict, generateDemoDistrict } from '@wangge/seeds/demo'
import { createApp, type Readiness } from './app.ts'
import { type Auth, createAuth, type SamplePerson } from './auth/auth.ts'
import { authSecret } from './auth/secret.ts'
import { ServiceError } from './errors.ts'
import { createHouse, type House, type Log } from './house.ts'
import { startSampleClock } from './jobs/sample-clock.ts'
import { settleIn } from './jobs/settle-in.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { webDirectory } from './places.ts'
import { keepZone } from './services/response/keep-zone.ts'
import { type Settings, SettingsError } from './settings.ts'

export interface ServerOptions {
  settings: Settings
  log: Log
  /** Told of each step of the start, in words for people. */
  say: (line: string) => void
  /** Settles when the pages are built; absent = they are. */
  pages?: Promise<void> | undefined
  clock?: () => Date
  /** Changes a person may make a minute; null = no limit, for measuring. Default: as the app has it. */
  changesPerMinute?: number | null
}

export interface RunningServer {
  url: string
  /** Settles when everything is loaded; rejects when the start failed. */
  ready: Promise<void>
  /** Ends within five seconds: requests under way are finished, the database closed, its lock removed. */
  stop(): Promise<void>
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])
/** Requests that take longer are cut off, so that the database is closed in time. */
const GRACE_MILLISECONDS = 3000

/** Listens first, so that the pages answer at once, then opens, migrates and fills the database. Throws SettingsError. */
export async function startServer({
  settings,
  log,
  say,
  pages,
  clock = () => new Date(),
  changesPerMinute,
}: ServerOptions): Promise<RunningServer> {
  const state: Readiness & { auth: Auth | null } = { house: null, ready: false, step: 'opening', auth: null }
  const isLoopback = LOOPBACK.has(settings.host)
  const app = createApp({
    readiness: () => state,
    contextOf: (request) => authOf(state).contextOf(request),
    auth: () => state.auth,
    secret: () => authSecret(settings),
    doors: { anyHost: !isLoopback, publicUrl: settings.publicUrl },
    webDirectory,
    ...(changesPerMinute === undefined ? {} : { changesPerMinute }),
    log,
  })
  const server = await listen(app.fetch, settings)
  const { port } = server.address() as AddressInfo
  const url = `${settings.tls ? 'https' : 'http'}://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`
  say(`Listening at ${url}`)
  if (!isLoopback && !isSealed(settings)) say(`HOST=${settings.host} without TLS: ${IN_THE_CLEAR}`)

  const drawn = drawnOnce(clock)
  const stopClocks: (() => void | Promise<void>)[] = []
  const isNew = isNewEmbedded(settings)
  const opening = openHouse({ settings, log, clock })
  // A new embedded engine takes seconds to start in its own thread: the sample district is drawn in this one meanwhile.
  if (isNew) setImmediate(drawn.ahead)
  const settle = async (house: House) => {
    const auth = await openAuth(house, settings)
    state.auth = auth
    state.house = house
    await keepZone(house)
    const writeRest = await settleIn({
      house,
      drawn: drawn.get,
      settings,
      log,
      say: (line, step) => {
        state.step = step
        say(line)
      },
      tellLogins: (people) => {
        for (const line of loginLines(people)) say(line)
        // Whoever reaches the sign-in page may use them: only people at this machine shall.
        auth.samplePeople = isLoopback && settings.publicUrl === null ? people : []
      },
    })
    await house.live.start()
    stopClocks.push(startSampleClock(house, writeRest), startJobs(house), () => house.live.stop())
    state.step = 'pages'
  }
  const ready = Promise.all([opening.then(settle), pages]).then(() => {
    state.ready = true
    state.step = 'ready'
    say(`Ready at ${url}`)
  })
  return {
    url,
    ready,
    stop: async () => {
      state.ready = false
      state.step = 'stopping'
      await Promise.all([...stopClocks.map((stop) => stop()), close(server)])
      // A start that failed has nothing to close, and has said so already.
      const house = await opening.catch(() => null)
      await house?.close()
    },
  }
}

/** Opens and migrates the database of a deployment. */
export async function openHouse({
  settings,
  log,
  clock,
}: {
  settings: Settings
  log: Log
  clock: () => Date
}): Promise<House> {
  const database = await openDatabase(databaseOptions(settings))
  try {
    const applied = await migrate(database)
    if (applied.length > 0) log.info({ applied }, 'migrated')
    return createHouse({
      ...{ database, clock, zone: settings.zone, log },
      tileCache: settings.dataDirectory,
      photoDirectory: photoDirectory(settings),
      backupDirectory: backupDirectory(settings),
      messages: { secret: authSecret(settings), pageUrl: pageUrl(settings), networks: settings.messageNetworks },
    })
  } catch (error) {
    await database.close()
    throw error
  }
}

function isNewEmbedded({ databaseUrl, dataDirectory, demo }: Settings): boolean {
  return databaseUrl === undefined && demo !== false && !existsSync(join(dataDirectory, 'database'))
}

/** The sample district, drawn at most once; drawing ahead keeps a failure for the one who asks. */
function drawnOnce(clock: () => Date): { get: () => DemoDistrict; ahead: () => void } {
  let district: DemoDistrict | undefined
  const get = () => {
    district ??= generateDemoDistrict({ now: clock() })
    return district
  }
  const ahead = () => {
    try {
      get()
    } catch {
      // Drawn again, and reported, when it is asked for.
    }
  }
  return { get, ahead }
}

/** Where people reach the pages, for links in messages; null where this process cannot know. */
function pageUrl({ publicUrl, host, port, tls }: Settings): string | null {
  if (publicUrl !== null) return publicUrl
  if (port === 0 || host === '0.0.0.0' || host === '::') return null
  return `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** PostGIS where a url is set, else the embedded engine in the data directory. */
export function databaseOptions({ databaseUrl, dataDirectory }: Settings): OpenOptions {
  return databaseUrl ? { url: databaseUrl } : { dataDir: join(dataDirectory, 'database') }
}

/** Where the embedded engine's daily backups go. */
export const backupDirectory = ({ dataDirectory }: Settings): string => join(dataDirectory, 'backups')

/** Where photos lie; a backup holds their rows only. */
export const photoDirectory = ({ dataDirectory }: Settings): string => join(dataDirectory, 'photos')

const IN_THE_CLEAR =
  'passwords and data pass in the clear. Set TLS_CERT and TLS_KEY, or PUBLIC_URL to the https address of a proxy in front'

/** Whether people reach the product over TLS: its own, or that of the proxy in front. */
function isSealed({ tls, publicUrl }: Settings): boolean {
  return publicUrl === null ? tls !== null : publicUrl.startsWith('https:')
}

function openAuth({ database, clock, log }: House, settings: Settings): Promise<Auth> {
  const { publicUrl, oidc, proxyHeader } = settings
  return createAuth({
    ...{ database, clock, log, publicUrl, oidc, proxyHeader },
    secret: authSecret(settings),
    isSecure: isSealed(settings),
  })
}

function authOf({ auth }: { auth: Auth | null }): Auth {
  if (auth === null) throw new ServiceError('starting', 'Not ready yet: opening', { step: 'opening' })
  return auth
}

function loginLines(people: readonly SamplePerson[]): string[] {
  if (people.length === 0) return []
  const line = ({ username, password, name, role }: SamplePerson) =>
    `  ${username.padEnd(10)}${password}  ${name}, ${role}`
  return ['Log-ins of the sample district (演示数据的登录名和密码):', ...people.map(line)]
}

/** Longer than a reverse proxy keeps a connection (60 s in nginx): were it shorter, the proxy would now and then send into one just closed. */
const KEEP_ALIVE_MILLISECONDS = 75_000

function listen(fetch: Parameters<typeof serve>[0]['fetch'], { host, port, tls }: Settings): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const serverOptions = { keepAliveTimeout: KEEP_ALIVE_MILLISECONDS, ...tls }
    const sealed = tls ? { createServer } : {}
    const server = serve({ fetch, hostname: host, port, serverOptions, ...sealed }, () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken
          ? new SettingsError(`PORT=${port}: another program listens there; stop it or set PORT to another number`)
          : error,
      )
    })
  })
}

async function close(server: ServerType): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, GRACE_MILLISECONDS).unref()
  })
}
