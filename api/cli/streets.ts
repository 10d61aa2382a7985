import { readFile } from 'node:fs/promises'
import { readStreets, SourceError } from '@wangge/seeds'
import { buildWalkGraph, WalkGraph, WalkGraphError } from '../walk/index.ts'

/** Streets of an .osm or .osm.pbf; any other file is a network that was built before. Throws SourceError. */
export async function loadGraph(path: string): Promise<WalkGraph> {
  return /\.(osm|pbf)$/i.test(path) ? buildWalkGraph(await readStreets(path)) : readNetwork(path)
}

async function readNetwork(path: string): Promise<WalkGraph> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new SourceError('cannotOpen', `${path} cannot be opened (${error.code}): check the path`, { file: path })
  })
  try {
    return WalkGraph.from(bytes)
  } catch (error) {
    if (!(error instanceof WalkGraphError)) throw error
    const message = `${path} is neither .osm nor .osm.pbf, nor a built network (${error.message}): give one of the three`
    throw new SourceError('brokenNetwork', message, { file: path })
  }
}
