import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../places.ts'

/** The residents' pages' own scripts, as the build made them. */
export interface Scripts {
  /** Path of the page's script; null where there is none: the pages work without. */
  page: string | null
  /** The script under a path's last part, with its content; null where there is none. */
  read(file: string): string | null
}

const NAMES = ['report', 'worker'] as const

/** Read once; the content's hash is in the path, so that a browser may keep it for ever. */
export function readScripts(directory: string = join(projectRoot, 'api/dist/report-page')): Scripts {
  const files = new Map<string, string>()
  const hashed = new Map<string, string>()
  for (const name of [...NAMES].reverse()) {
    const text = contentOf(join(directory, `${name}.js`))?.replaceAll('worker.js', hashed.get('worker') ?? 'worker.js')
    if (text === undefined) return { page: null, read: () => null }
    const file = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.js`
    files.set(file, text)
    hashed.set(name, file)
  }
  return { page: `/report/${hashed.get('report')}`, read: (file) => files.get(file) ?? null }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
