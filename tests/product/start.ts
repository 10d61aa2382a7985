import { spawn } from 'node:child_process'
import { get } from 'node:https'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endWithUs, signalGroup } from './children.ts'
import { freePort } from './port.ts'

export interface StartOptions {
  /** Where the embedded engine, tiles and photos live (`WANGGE_DATA`). */
  dataDir: string
  /** PostGIS; absent = embedded. */
  databaseUrl?: string
  /** `npm` is what the README says; `wangge` starts what is built already, without asking turbo. */
  by?: 'npm' | 'wangge'
  /** Loads the sample district (`WANGGE_DEMO`): absent = as the product decides. */
  demo?: boolean
  port?: number
  /** The project to start; absent = this one. */
  folder?: string
  /** More settings. */
  settings?: Record<string, string>
  /** Give up when /ready has not answered within so many seconds. */
  readyWithinSeconds?: number
}

export interface Product {
  url: string
  /** From the command to the first 200 of /ready. */
  readySeconds: number
  /** Everything printed so far. */
  log(): string
  /** SIGTERM to the whole process group, as Ctrl-C does; resolves to the exit code, SIGKILL after 15 s. */
  stop(): Promise<number | null>
  /** kill -9, at once, no chance to tidy up. */
  kill(): Promise<void>
}

export const projectRoot = join(import.meta.dirname, '../..')

/** Starts the product and waits until it is ready. Throws with the log when it ends early or takes too long. */
export async function startProduct(options: StartOptions): Promise<Product> {
  const started = spawnProduct(options, options.port ?? (await freePort()))
  const since = performance.now()
  const limitMs = (options.readyWithinSeconds ?? 240) * 1000
  while (!(await isReady(started.url))) {
    if (started.hasEnded()) throw new Error(`the product ended before it was ready:\n${started.log()}`)
    if (performance.now() - since > limitMs) {
      await started.kill()
      throw new Error(`the product was not ready within ${limitMs / 1000} s:\n${started.log()}`)
    }
    await sleep(100)
  }
  return { ...started, readySeconds: (performance.now() - since) / 1000 }
}

/** Starts the product without waiting: for tests that kill it on the way up. */
export function spawnProduct(
  options: StartOptions,
  port: number,
): Omit<Product, 'readySeconds'> & { hasEnded(): boolean } {
  const [command, parameters] = options.by === 'npm' ? ['npm', ['start']] : [wanggeBin, ['start']]
  const child = spawn(command, parameters, {
    cwd: options.folder ?? projectRoot,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: productEnvironment(options, { ...options.settings, PORT: String(port), HOST: '127.0.0.1' }),
  })
  endWithUs(child)
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    url: `${options.settings?.['TLS_CERT'] ? 'https' : 'http'}://127.0.0.1:${port}`,
    log: () => Buffer.concat(chunks).toString(),
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: async () => {
      signalGroup(child, 'SIGTERM')
      const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), 15_000)
      const code = await ended
      clearTimeout(timer)
      return code
    },
    kill: async () => {
      signalGroup(child, 'SIGKILL')
      await ended
    },
  }
}

export const wanggeBin = join(projectRoot, 'node_modules/.bin/wangge')

/** The environment of this process without what would lead the product to another database or port. */
export function productEnvironment(
  { dataDir, databaseUrl, demo }: Pick<StartOptions, 'dataDir' | 'databaseUrl' | 'demo'>,
  more: Record<string, string> = {},
): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, PORT: __, HOST: ___, WANGGE_DEMO: ____, ...rest } = process.env
  return {
    ...rest,
    ...more,
    WANGGE_DATA: dataDir,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...(demo === undefined ? {} : { WANGGE_DEMO: demo ? '1' : '0' }),
  }
}

function isReady(url: string): Promise<boolean> {
  if (url.startsWith('https:')) return isReadySealed(url)
  return fetch(`${url}/ready`).then(
    (response) => response.ok,
    () => false,
  )
}

/** By whatever certificate: a test has made its own. */
function isReadySealed(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get(`${url}/ready`, { rejectUnauthorized: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    asked.on('error', () => resolve(false))
  })
}
