import { access, constants, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { SourceError } from '../rows.ts'

/** Throws SourceError `notFound`, `notReadable` or `emptyFile` before a reader trips over it in its own words. */
export async function assertReadable(path: string): Promise<void> {
  const file = basename(path)
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile()) {
    throw new SourceError('notFound', `There is no file ${path}.`, { file, path })
  }
  await access(path, constants.R_OK).catch(() => {
    throw new SourceError('notReadable', `${path} may not be read: change its permissions.`, { file, path })
  })
  if (found.size === 0) throw new SourceError('emptyFile', `${file} is empty (0 bytes).`, { file, path })
}
