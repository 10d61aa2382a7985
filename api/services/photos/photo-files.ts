import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type PhotoSize = 'full' | 'thumbnail'

/** Photos on disk under their id: `<directory>/<last two characters>/<id>.jpg` and `<id>.thumb.jpg`. */
export interface PhotoFiles {
  readonly directory: string
  pathOf(id: string, size: PhotoSize): string
  /** Both files are on the disk, whole, when this settles; on a failure neither is there. */
  write(id: string, files: Record<PhotoSize, Uint8Array>): Promise<void>
  /** Null where there is no such file. */
  read(id: string, size: PhotoSize): Promise<Uint8Array<ArrayBuffer> | null>
  remove(id: string): Promise<void>
}

export function photoFiles(directory: string): PhotoFiles {
  // An id begins with the time: its end spreads over the folders.
  const folderOf = (id: string) => join(directory, id.slice(-2))
  const pathOf = (id: string, size: PhotoSize) => join(folderOf(id), `${id}${size === 'full' ? '' : '.thumb'}.jpg`)
  const remove = async (id: string) => {
    for (const size of SIZES) {
      for (const path of [pathOf(id, size), partialOf(pathOf(id, size))]) await rm(path, { force: true })
    }
  }
  return {
    directory,
    pathOf,
    remove,
    write: async (id, files) => {
      await mkdir(folderOf(id), { recursive: true })
      try {
        for (const size of SIZES) await writeWhole(pathOf(id, size), files[size])
        await syncFolder(folderOf(id))
      } catch (error) {
        await remove(id)
        throw error
      }
    },
    read: async (id, size) => {
      try {
        return new Uint8Array(await readFile(pathOf(id, size)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
  }
}

const SIZES: readonly PhotoSize[] = ['full', 'thumbnail']
const partialOf = (path: string): string => `${path}.partial`

/** Under a name of its own until it is on the disk, so that nobody meets half a file. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partial = partialOf(path)
  const file = await open(partial, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(partial, path)
}

/** The new names reach the disk too: of the folder, and of its own in the one above. Windows opens no folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  for (const path of [folder, dirname(folder)]) {
    const handle = await open(path)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}
