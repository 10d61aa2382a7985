// Bundles the benchmarks and runs one after the other: node api/walk/bench/run.mjs [walk|rank|walk-peers|…]
// A name is the beginning of a file's name; each runs in a process of its own, so that none is measured in another's memory.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const here = import.meta.dirname
const outdir = join(here, '../../dist/bench')
const asked = process.argv.slice(2)
const files = readdirSync(here).filter((file) => file.endsWith('.bench.ts'))
const chosen = asked.length === 0 ? files : files.filter((file) => asked.some((name) => file.startsWith(name)))
if (chosen.length === 0) throw new Error(`No benchmark is named ${asked.join(', ')}`)
await build({
  entryPoints: [...chosen, 'shed-half.worker.ts'].map((file) => join(here, file)),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  outdir,
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
  // Readers bring native and WebAssembly parts that stay in node_modules; our own rooms are TypeScript and go in.
  external: [
    'gdal3.js',
    'osm-pbf-parser-node',
    'saxes',
    'iconv-lite',
    'chardet',
    'csv-parse',
    'csv-parse/*',
    'fflate',
    'gcoord',
    'postgres',
    'zod',
  ],
})
for (const file of chosen.sort()) {
  const { status } = spawnSync(process.execPath, [join(outdir, file.replace(/ts$/, 'mjs'))], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
