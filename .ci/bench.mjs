// Runs the benchmarks of every workspace, or only those named: npm run bench [-- walk | rank | site | …]
// A name is the beginning of a file's name in api/walk/bench or tests/bench; `walk` stands for all figures of the walk engine.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const ALSO = { walk: ['plan-drag', 'site'] }
const ROOMS = { '@wangge/api': 'api/walk/bench', '@wangge/tests': 'tests/bench' }

const named = process.argv.slice(2)
const asked = named.flatMap((name) => [name, ...(ALSO[name] ?? [])])
const rooms = Object.entries(ROOMS).map(([room, folder]) => ({
  room,
  names: asked.filter((name) => has(folder, name)),
}))
const unknown = named.filter((name) => !rooms.some(({ names }) => names.includes(name)))
if (unknown.length > 0) {
  console.error(`No benchmark is named ${unknown.join(', ')}`)
  process.exitCode = 2
} else if (asked.length === 0) process.exitCode = run([])
else {
  const codes = rooms.filter(({ names }) => names.length > 0).map(({ room, names }) => run([`--filter=${room}`], names))
  process.exitCode = Math.max(...codes)
}

function has(folder, name) {
  return readdirSync(join(root, folder)).some((file) => file.endsWith('.bench.ts') && file.startsWith(name))
}

function run(filter, names = []) {
  const flags = [
    'run',
    'bench',
    '--concurrency=1',
    '--log-prefix=none',
    ...filter,
    ...(names.length ? ['--', ...names] : []),
  ]
  const turbo = join(root, 'node_modules/.bin/turbo')
  return spawnSync(turbo, flags, { cwd: root, stdio: 'inherit' }).status ?? 1
}
