// Bundles the benchmark and runs it: node api/walk/bench/run.mjs
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const outfile = join(here, '../../dist/bench/walk.bench.mjs')
mkdirSync(dirname(outfile), { recursive: true })
await build({
  entryPoints: [join(here, 'walk.bench.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  outfile,
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
    'zod',
  ],
})
await import(pathToFileURL(outfile).href)
