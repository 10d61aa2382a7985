import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type CutTile, etagOf } from './cutting/cut.ts'

/** A tile that has bytes, or the knowledge that nothing lies there. */
export type CachedTile = CutTile | 'empty'

/** Tiles by path, newest in memory, all on disk. Paths are immutable, so nothing here is ever invalidated, only dropped. */
export interface TileCache {
  read(path: string): Promise<CachedTile | null>
  /** Resolves once the tile is in memory; the disk follows on its own. */
  write(path: string, tile: CachedTile): void
  /** Removes all versions of a layer but the one named, from disk. */
  keepOnly(layer: string, version: string): Promise<void>
  /** Waits for the writes under way. */
  settle(): Promise<void>
}

/**
 * `memoryBytes` bounds what is held in memory; `directory` null = memory only. A disk that is full or read-only costs speed,
 * never an answer: such errors go to `onDiskError`.
 */
export function createCache(
  directory: string | null,
  memoryBytes: number,
  onDiskError: (error: unknown) => void,
): TileCache {
  const memory = new Map<string, CachedTile>()
  const writing = new Set<Promise<void>>()
  let held = 0

  const remember = (path: string, tile: CachedTile) => {
    const known = memory.get(path)
    if (known) held -= weight(known)
    memory.delete(path)
    memory.set(path, tile)
    held += weight(tile)
    for (const [oldest, old] of memory) {
      if (held <= memoryBytes) break
      memory.delete(oldest)
      held -= weight(old)
    }
  }

  const store = async (root: string, path: string, tile: CachedTile) => {
    const target = join(root, path)
    const draft = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}`
    await mkdir(dirname(target), { recursive: true })
    await writeFile(draft, tile === 'empty' ? new Uint8Array() : tile.gzip)
    await rename(draft, target)
  }

  return {
    async read(path) {
      const held = memory.get(path)
      if (held) {
        remember(path, held)
        return held
      }
      if (directory === null) return null
      const gzip = await readFile(join(directory, path)).catch(() => null)
      if (gzip === null) return null
      const tile: CachedTile = gzip.length === 0 ? 'empty' : { gzip, etag: etagOf(gzip) }
      remember(path, tile)
      return tile
    },
    write(path, tile) {
      remember(path, tile)
      if (directory === null) return
      const job = store(directory, path, tile)
        .catch(onDiskError)
        .finally(() => writing.delete(job))
      writing.add(job)
    },
    async keepOnly(layer, version) {
      if (directory === null) return
      const versions = await readdir(join(directory, layer)).catch(() => [])
      const stale = versions.filter((name) => name !== version)
      await Promise.all(stale.map((name) => rm(join(directory, layer, name), { recursive: true, force: true })))
    },
    async settle() {
      await Promise.all(writing)
    },
  }
}

/** Bytes of the tile and about what its entry in the map costs. */
function weight(tile: CachedTile): number {
  return 200 + (tile === 'empty' ? 0 : tile.gzip.byteLength)
}
