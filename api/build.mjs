// Bundles the command line and the worker threads for plain Node: our own rooms inside, packages left in node_modules.
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { guardedPostgres } from '@wangge/db/guarded-postgres'
import { build } from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
const target = join(here, 'dist')

const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@wangge/') ? undefined : { path, external: true },
    )
  },
}

/** Bundles entries (name → file from here) into a directory. */
export async function bundleTo(outdir, entries) {
  await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(here, file)])),
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    plugins: [guardedPostgres, packagesStayOutside],
    logLevel: 'warning',
  })
}

/** The residents' pages' scripts: small, whole, for phones of the last years. */
async function bundleForBrowsers(outdir) {
  await build({
    entryPoints: ['report', 'worker'].map((name) => join(here, `report-page/browser/${name}.ts`)),
    outdir,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2019',
    // Known to every browser that knows es2019.
    supported: { 'dynamic-import': true },
    format: 'iife',
    logLevel: 'warning',
  })
}

/** Builds into a directory of its own and moves the files in one by one, so that a second build or a reader meets whole files. */
export async function buildApi() {
  await mkdir(target, { recursive: true })
  const draft = await mkdtemp(join(here, 'dist-'))
  try {
    await bundleTo(draft, {
      'embedded-worker': '../db/engines/embedded-worker.ts',
      'tile-worker': '../tiles/cutting/worker.ts',
      'site-worker': 'services/site-runs/worker.ts',
      cli: 'cli/main.ts',
    })
    await bundleForBrowsers(join(draft, 'report-page'))
    // The command line comes last: it is what says that the build is there.
    const files = (await readdir(draft)).sort((a, b) => Number(a === 'cli.js') - Number(b === 'cli.js'))
    for (const file of files) await put(join(draft, file), join(target, file))
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** A directory takes the place of what was there. */
async function put(from, to) {
  await rm(to, { recursive: true, force: true })
  await rename(from, to)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildApi()
