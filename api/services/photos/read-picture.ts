import sharp, { type Sharp } from 'sharp'
import { zoneOf } from '../../clocks/zone.ts'
import { ServiceError } from '../../errors.ts'
import { readExif } from './exif.ts'
import { pictureKind } from './picture-kind.ts'

/** A picture drawn anew: what came with it beside the dots (place, camera, hidden files) is not in it. */
export interface Picture {
  full: Buffer
  thumbnail: Buffer
  widthPixels: number
  heightPixels: number
  /** When the camera says it was taken. */
  takenAt: string | null
  /** [lon, lat] in WGS-84 degrees, where the camera says it was taken. */
  position: [number, number] | null
}

/** Long sides. A print on A4 needs 2,480 pixels at 300 dpi across 210 mm; a strip of photos shows 160 at twice the density. */
const FULL_PIXELS = 2560
const THUMBNAIL_PIXELS = 320
/** 64 million are a phone's largest common sensor, and 190 MB in memory; a bomb of a few kilobytes may hold thousands of millions. */
export const LIMIT_PIXELS = 64_000_000

/**
 * Decodes a JPEG, PNG or WebP and draws it anew as JPEG, upright, in sRGB, without anything else. `zone` is where the camera's
 * clock is read when it does not say. Throws `unsupportedPicture`, `pictureTooLarge`, `pictureUnreadable`.
 */
export async function readPicture(bytes: Uint8Array, zone: string): Promise<Picture> {
  const kind = pictureKind(bytes)
  if ('found' in kind) throw unsupported(kind.found)
  // The header alone is read without a limit, so that the refusal can say how many there are.
  const { format, width, height, exif } = await decoded(sharp(bytes, { limitInputPixels: false }).metadata())
  // The library looks for itself, and reads many more formats than are taken here.
  if (format !== kind.kind) throw unsupported(format)
  refuseTooLarge(width * height)
  const source = sharp(bytes, { limitInputPixels: LIMIT_PIXELS, failOn: 'error' })
  const { data: full, info } = await decoded(asJpeg(source.autoOrient(), FULL_PIXELS, 82))
  const { data: thumbnail } = await asJpeg(sharp(full), THUMBNAIL_PIXELS, 75)
  const { takenAt, offset, position } = exif ? readExif(exif) : NO_EXIF
  return {
    ...{ full, thumbnail, position },
    widthPixels: info.width,
    heightPixels: info.height,
    takenAt: takenAt === null ? null : instantOf(takenAt, offset, zone),
  }
}

function unsupported(found: string): ServiceError {
  return new ServiceError('unsupportedPicture', `Photos are JPEG, PNG or WebP, not ${found}`, { found })
}

const NO_EXIF = { takenAt: null, offset: null, position: null }

function asJpeg(picture: Sharp, longSidePixels: number, quality: number) {
  return picture
    .resize({ width: longSidePixels, height: longSidePixels, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true })
}

function refuseTooLarge(pixels: number): void {
  if (pixels <= LIMIT_PIXELS) return
  throw new ServiceError('pictureTooLarge', `A photo has at most ${LIMIT_PIXELS} pixels, this one ${pixels}`, {
    pixels,
    limitPixels: LIMIT_PIXELS,
  })
}

/** The library says in words only what it could not read. */
async function decoded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new ServiceError(
      'pictureUnreadable',
      `The photo is damaged: ${(error as Error).message}`,
      {},
      { cause: error },
    )
  }
}

/** The instant of a camera's local time `2026:11:21 19:40:00`; null for one that no calendar has. */
function instantOf(local: string, offset: string | null, zone: string): string | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(local)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const localMs = Date.UTC(year, month - 1, day, hour, minute, second)
  const reads = new Date(localMs).toISOString().replace(/-|T/g, (mark) => (mark === 'T' ? ' ' : ':'))
  if (!reads.startsWith(local)) return null
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset ?? '') ?? []
  const offsetMs =
    sign === undefined
      ? zoneOf(zone).offsetAt(localMs - zoneOf(zone).offsetAt(localMs))
      : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  return new Date(localMs - offsetMs).toISOString()
}
