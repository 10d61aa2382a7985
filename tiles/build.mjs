import { build } from 'esbuild'

// The worker is started by path, so it is bundled whole: no TypeScript and no node_modules lookup at run time.
await build({
  entryPoints: { worker: new URL('./cutting/worker.ts', import.meta.url).pathname },
  outdir: new URL('./dist', import.meta.url).pathname,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minifySyntax: true,
  sourcemap: 'linked',
  logLevel: 'warning',
})
