import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Node 20 runs no TypeScript: the benchmark is bundled beside the worker it measures.
const outfile = fileURLToPath(new URL('../dist/bench.mjs', import.meta.url))
await build({
  entryPoints: [fileURLToPath(new URL('./tiles.ts', import.meta.url))],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'bundle',
  logLevel: 'warning',
})
await import(outfile)
