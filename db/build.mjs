// Bundles the embedded engine's worker for plain Node; the engine itself stays in node_modules.
import { build } from 'esbuild'

await build({
  entryPoints: { 'embedded-worker': new URL('engines/embedded-worker.ts', import.meta.url).pathname },
  outdir: new URL('dist', import.meta.url).pathname,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
})
