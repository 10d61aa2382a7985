// Bundles the benchmarks and runs one after the other: node api/walk/bench/run.mjs [walk|rank]
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const asked = process.argv.slice(2)
for (const name of asked.length > 0 ? asked : ['walk', 'rank']) {
  const outfile = join(here, `../../dist/bench/${name}.bench.mjs`)
  mkdirSync(dirname(outfile), { recursive: true })
  await build({
    entryPoints: [join(here, `${name}.bench.ts`)],
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
}
