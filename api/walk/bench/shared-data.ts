import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A file of `../shared/data` beside the repository, or under WANGGE_SHARED_DATA; null where it is absent. */
export function sharedData(path: string): string | null {
  const override = process.env['WANGGE_SHARED_DATA']
  if (override !== undefined) return existsSync(join(override, path)) ? join(override, path) : null
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const candidate = join(folder, 'shared/data', path)
    if (existsSync(candidate)) return candidate
    if (folder === dirname(folder)) return null
  }
}
