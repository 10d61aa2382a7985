import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** Kept outside the product, for its own dependencies never hold it. */
const CACHE = join(tmpdir(), 'wangge-peers')
const VERSION = '3.6.1'

/** What we use of @valhallajs/valhallajs: questions and answers as JSON text. */
export interface Valhalla {
  isochrone(query: string): Promise<string>
  matrix(query: string): Promise<string>
}

/** Fetches Valhalla, builds its tiles of a street file (both kept for the next run) and opens them; throws with the reason. */
export async function openValhalla(streets: string): Promise<Valhalla> {
  const module = fetchValhalla()
  const bin = join(module, process.platform, process.arch)
  const built = join(CACHE, `${basename(streets)}-${VERSION}-${fingerprint(streets)}`)
  if (!existsSync(built)) {
    const making = `${built}.${process.pid}`
    mkdirSync(making, { recursive: true })
    const config = execFileSync(join(module, 'valhalla_build_config'), ['--mjolnir-logging-type', ''], {
      encoding: 'utf8',
    })
    const tilesAt = (dir: string) => {
      const settings = JSON.parse(config)
      Object.assign(settings.mjolnir, { tile_dir: join(dir, 'tiles'), tile_extract: '', concurrency: 2 })
      // A matrix of a hundred places more than is usual.
      settings.service_limits.pedestrian.max_matrix_location_pairs = 1_000_000
      return JSON.stringify(settings)
    }
    writeFileSync(join(making, 'build.json'), tilesAt(making))
    execFileSync(join(bin, 'valhalla_build_tiles'), ['-c', join(making, 'build.json'), streets], {
      env: { ...process.env, LD_LIBRARY_PATH: join(bin, 'lib') },
      stdio: 'ignore',
    })
    writeFileSync(join(making, 'config.json'), tilesAt(built))
    rmSync(built, { recursive: true, force: true })
    renameSync(making, built)
  }
  const { Actor } = createRequire(join(module, 'index.js'))(module)
  return new Actor(readFileSync(join(built, 'config.json'), 'utf8'))
}

function fetchValhalla(): string {
  const prefix = join(CACHE, `valhalla-${VERSION}`)
  const module = join(prefix, 'node_modules/@valhallajs/valhallajs')
  if (!existsSync(join(module, 'index.js'))) {
    mkdirSync(prefix, { recursive: true })
    const flags = ['--no-audit', '--no-fund', '--no-save', '--loglevel=error']
    execFileSync('npm', ['install', '--prefix', prefix, `@valhallajs/valhallajs@${VERSION}`, ...flags], {
      stdio: 'pipe',
    })
  }
  return module
}

function fingerprint(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12)
}
