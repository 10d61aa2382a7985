import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { SourceError } from '../../rows.ts'

export interface GdalJob {
  path: string
  openOptions: string[]
  /** EPSG code that takes the place of what the file declares, or null. */
  sourceProjection: string | null
  layer: string | null
}

interface GdalAnswer {
  geoJson: string
  /** Name of the system the file's coordinates were reprojected from, or null where it declares none. */
  projection: string | null
}

type Reply = GdalAnswer | { failure: { code: string; message: string } }

/** GDAL takes 1.5 s to start and holds some 200 MB: it stays for the next file of an import, and no longer. */
const IDLE_MILLISECONDS = 5000

let worker: Worker | null = null
let idle: NodeJS.Timeout | undefined
let queue: Promise<unknown> = Promise.resolve()

/**
 * Converts a file to GeoJSON in WGS-84 degrees by GDAL, one file at a time, in a worker that does not keep the process alive.
 * Throws SourceError `brokenFile`, `noLayer` or `severalLayers`.
 */
export async function convertByGdal(job: GdalJob, file: string): Promise<GdalAnswer> {
  const asked = queue.then(() => ask(job, file))
  queue = asked.catch(() => undefined)
  const reply = await asked
  if (!('failure' in reply)) return reply
  const { code, message } = reply.failure
  throw new SourceError(code, `${file} cannot be read: ${message}.`, { file })
}

async function ask(job: GdalJob, file: string): Promise<Reply> {
  clearTimeout(idle)
  const asked = worker ?? new Worker(createRequire(import.meta.url).resolve('@wangge/seeds/gdal-worker'))
  worker = asked
  asked.ref()
  try {
    return await reply(asked, job)
  } catch (error) {
    worker = null
    const why = error instanceof Error ? error.message : String(error)
    throw new SourceError('brokenFile', `${file} cannot be read: GDAL stopped (${why}).`, { file })
  } finally {
    asked.unref()
    idle = setTimeout(() => {
      void worker?.terminate()
      worker = null
    }, IDLE_MILLISECONDS).unref()
  }
}

function reply(asked: Worker, job: GdalJob): Promise<Reply> {
  return new Promise((resolve, reject) => {
    asked.once('error', reject)
    asked.once('message', (message: Reply) => {
      asked.off('error', reject)
      resolve(message)
    })
    asked.postMessage(job)
  })
}
