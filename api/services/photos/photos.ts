import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ServiceError } from '../../errors.ts'
import { type PhotoFiles, photoFiles } from './photo-files.ts'
import { type Picture, readPicture } from './read-picture.ts'

/** What the house keeps for photos. */
export interface Photos {
  files: PhotoFiles
  /** Counts one upload of a person; throws `tooManyRequests`. */
  admit(personId: string): Promise<void>
  /** As `readPicture`, few at a time. */
  read(bytes: Uint8Array, zone: string): Promise<Picture>
}

/** An inspector takes some dozens at one place, and works through a few places an hour. Each process counts for itself. */
export const UPLOADS_PER_HOUR = 300
/** A picture of 64 million dots takes up to 200 MB while it is decoded. */
const AT_ONCE = 2

/** Photos under a directory, which is made when the first one comes. */
export function createPhotos(directory: string): Photos {
  const uploads = new RateLimiterMemory({ points: UPLOADS_PER_HOUR, duration: 3600 })
  const inTurn = fewAtOnce(AT_ONCE)
  return {
    files: photoFiles(directory),
    admit: async (personId) => {
      try {
        await uploads.consume(personId)
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
        throw new ServiceError('tooManyRequests', `At most ${UPLOADS_PER_HOUR} photos an hour`, { retryAfterSeconds })
      }
    },
    read: (bytes, zone) => inTurn(() => readPicture(bytes, zone)),
  }
}

/** Runs work as soon as fewer than `most` others run, in the order in which it came. */
function fewAtOnce(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
