import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { packageRoot } from '../places.ts'
import { freshDump, workerIsStale } from './cache.ts'
import { createTemplate, dropDatabase } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** PostGIS database to clone; null where TEST_DATABASE_URL is not set. */
    wanggeTemplate: string | null
  }
}

/** vitest's globalSetup for every workspace that tests on a database: worker built, dump cached, template made; dropped at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = packageRoot()
  const sources = [
    join(root, 'errors.ts'),
    ...readdirSync(join(root, 'engines')).map((file) => join(root, 'engines', file)),
  ]
  if (workerIsStale(join(root, 'dist/embedded-worker.js'), sources)) {
    execFileSync(process.execPath, ['build.mjs'], { cwd: root, stdio: 'inherit' })
  }
  await freshDump()
  const url = process.env['TEST_DATABASE_URL']
  const template = url ? await createTemplate(url) : null
  project.provide('wanggeTemplate', template)
  return async () => {
    if (url && template) await dropDatabase(url, template)
  }
}
