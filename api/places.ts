import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root: where the rooms lie side by side, from the sources and from the bundle alike. */
export const projectRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)))

/** The built pages. */
export const webDirectory: string = join(projectRoot, 'web/dist')

/** The tile worker beside the running bundle; absent under a test runner, where tiles finds its own. */
export const tileWorker: string | undefined = existing(join(dirname(fileURLToPath(import.meta.url)), 'tile-worker.js'))

function findRoot(directory: string): string {
  if (existsSync(join(directory, 'turbo.json'))) return directory
  const parent = dirname(directory)
  if (parent === directory) throw new Error('The project root (turbo.json) is not above this file')
  return findRoot(parent)
}

function existing(path: string): string | undefined {
  return existsSync(path) ? path : undefined
}
