import { open, readFile } from 'node:fs/promises'
import { readStreets, SourceError } from '@wangge/seeds'
import { buildWalkGraph, WalkGraph, WalkGraphError } from '../walk/index.ts'
import { MAGIC } from '../walk/layout.ts'

/** Streets of an .osm or .osm.pbf, or a network that was built before. Throws SourceError. */
export async function loadGraph(path: string): Promise<WalkGraph> {
  return (await isBuiltNetwork(path)) ? readNetwork(path) : buildWalkGraph(await readStreets(path))
}

/** An .osm begins with `<`, a .pbf with the length of its first header: neither begins like a built network. */
async function isBuiltNetwork(path: string): Promise<boolean> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new SourceError('cannotOpen', `${path} cannot be opened (${error.code}): check the path`, { file: path })
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.readInt32LE() === MAGIC
  } finally {
    await file.close()
  }
}

async function readNetwork(path: string): Promise<WalkGraph> {
  try {
    return WalkGraph.from(await readFile(path))
  } catch (error) {
    if (!(error instanceof WalkGraphError)) throw error
    throw new SourceError('brokenNetwork', `${path}: ${error.message}: build it anew from its streets`, { file: path })
  }
}
