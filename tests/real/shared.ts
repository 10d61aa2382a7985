import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of real files nobody here wrote: `WANGGE_SHARED_DATA`, or `shared/data` beside a folder above the project; null where absent. */
export function sharedData(): string | null {
  const named = process.env['WANGGE_SHARED_DATA']
  if (named !== undefined) return existsSync(named) ? named : null
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, '../shared/data')
    if (existsSync(candidate)) return candidate
  }
  return null
}
