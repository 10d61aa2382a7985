import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { guardedPostgres } from '@wangge/db/guarded-postgres'
import { build } from 'esbuild'
import { projectRoot } from './start.ts'

/** Bundles a file of these tests with what it imports of ours, and runs it as a process of its own. */
export async function bundleAndRun(entry: string, environment: Record<string, string>): Promise<ChildProcess> {
  // Beside the product's own bundle, where its workers lie.
  const directory = join(projectRoot, 'api/dist/bench')
  await mkdir(directory, { recursive: true })
  const outfile = join(directory, `${entry.replace('/', '-').replace('.ts', '')}.mjs`)
  await build({
    entryPoints: [join(projectRoot, 'tests', entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
    plugins: [
      guardedPostgres,
      {
        name: 'packages-stay-outside',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@wangge/') ? undefined : { path, external: true },
          ),
      },
    ],
  })
  return spawn(process.execPath, [...(await flagsOfStart()), outfile], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

/** What `npm start` tells Node. */
async function flagsOfStart(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'))
  const flags = /^exec node ((?:--\S+ )*)/.exec(scripts.start)
  if (!flags) throw new Error(`npm start no longer begins with node: ${scripts.start}`)
  return (flags[1] ?? '').trim().split(' ').filter(Boolean)
}

/** Runs a load generator, on the same cores but in a process of its own: what it prints, parsed. */
export async function resultOf<Result>(entry: string, input: unknown): Promise<Result> {
  const child = await bundleAndRun(entry, {})
  child.stdin?.end(JSON.stringify(input))
  const chunks: Buffer[] = []
  for await (const chunk of child.stdout ?? []) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString()) as Result
}

/** Until a product answers that it is ready. */
export async function ready(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/ready`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
