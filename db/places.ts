import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseFaultError } from './errors.ts'

/** Root of this package, found by its name: the same from the sources, under a test runner and from a bundle made elsewhere. */
export const packageRoot = (): string => dirname(createRequire(import.meta.url).resolve('@wangge/db/package.json'))

export const migrationsDirectory = (): string => join(packageRoot(), 'migrations')

/** The built worker: beside the running bundle if it was put there, else this package's own. */
export function embeddedWorkerFile(): string {
  const candidates = [
    join(dirname(fileURLToPath(import.meta.url)), 'embedded-worker.js'),
    join(packageRoot(), 'dist/embedded-worker.js'),
  ]
  const found = candidates.find((file) => existsSync(file))
  if (!found) {
    throw new DatabaseFaultError(
      'engine-not-built',
      `No embedded engine at ${candidates.join(' or ')}: run \`npm run build -w db\``,
    )
  }
  return found
}
