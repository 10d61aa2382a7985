import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A finding of the linter, by file and rule. */
export interface Complaint {
  file: string
  rule: string
}

const root = join(import.meta.dirname, '../..')
const ROOMS = ['db', 'seeds', 'tiles', 'api', 'web', 'tests']

/** Lints `files` (path → text) in an empty copy of the house, with its own biome.json and package.json files. */
export function lintHouse(files: Record<string, string>): Complaint[] {
  return inEmptyHouse(files, (house) => {
    const { stdout, stderr } = run(house, 'biome', ['lint', '--reporter=json', '--max-diagnostics=none', '.'])
    try {
      return (JSON.parse(stdout) as BiomeReport).diagnostics.map(({ category, location }) => ({
        file: typeof location.path === 'string' ? location.path : location.path.file,
        rule: category,
      }))
    } catch {
      throw new Error(`biome gave no report: ${stdout}${stderr}`)
    }
  })
}

/** What `turbo boundaries` says about `files` in an empty copy of the house. */
export function turboBoundaries(files: Record<string, string>): { passed: boolean; words: string } {
  return inEmptyHouse(files, (house) => {
    const { status, stdout, stderr } = run(house, 'turbo', ['boundaries', '--no-color'])
    return { passed: status === 0, words: stdout + stderr }
  })
}

interface BiomeReport {
  diagnostics: { category: string; location: { path: string | { file: string } } }[]
}

function inEmptyHouse<Result>(files: Record<string, string>, work: (house: string) => Result): Result {
  const house = mkdtempSync(join(tmpdir(), 'wangge-rooms-'))
  try {
    for (const file of ['biome.json', 'turbo.json', 'package.json', 'package-lock.json', '.gitignore']) {
      cpSync(join(root, file), join(house, file))
    }
    for (const room of ROOMS) {
      mkdirSync(join(house, room))
      cpSync(join(root, room, 'package.json'), join(house, room, 'package.json'))
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(house, path)), { recursive: true })
      writeFileSync(join(house, path), text)
    }
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
    spawnSync('git', ['init', '-q'], { cwd: house })
    return work(house)
  } finally {
    rmSync(house, { recursive: true, force: true })
  }
}

function run(house: string, command: string, parameters: string[]) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' }
  return spawnSync(join(root, 'node_modules/.bin', command), parameters, { cwd: house, encoding: 'utf8', env })
}
