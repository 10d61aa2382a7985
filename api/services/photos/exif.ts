/** What a camera wrote into a picture, as far as we look at it. */
export interface ExifFacts {
  /** `2026:11:21 19:40:00`, in the camera's own time. */
  takenAt: string | null
  /** `+08:00`, which few cameras write. */
  offset: string | null
  /** [lon, lat] in WGS-84 degrees. */
  position: [number, number] | null
}

const NOTHING: ExifFacts = { takenAt: null, offset: null, position: null }

/**
 * Reads time and position out of an EXIF block (Exif 2.32: TIFF structure, tags 4.6.3 to 4.6.6). Six tags only, each looked at
 * once and within bounds: general readers follow every count in the block, which a crafted one makes run for hours.
 */
export function readExif(block: Uint8Array): ExifFacts {
  const bytes = hasPrefix(block) ? block.subarray(PREFIX.length) : block
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const order = bytes.length < 8 ? 0 : view.getUint16(0)
  if (order !== LITTLE && order !== BIG) return NOTHING
  const tiff: Tiff = { bytes, view, isLittle: order === LITTLE }
  const main = directoryAt(tiff, uint32(tiff, 4))
  const photo = directoryAt(tiff, pointer(tiff, main.get(PHOTO_DIRECTORY)))
  const gps = directoryAt(tiff, pointer(tiff, main.get(GPS_DIRECTORY)))
  return {
    takenAt: text(tiff, photo.get(TAKEN_AT)),
    offset: text(tiff, photo.get(TAKEN_OFFSET)),
    position: positionOf(tiff, gps),
  }
}

const PREFIX = 'Exif\0\0'
const LITTLE = 0x4949
const BIG = 0x4d4d
const PHOTO_DIRECTORY = 0x8769
const GPS_DIRECTORY = 0x8825
const TAKEN_AT = 0x9003
const TAKEN_OFFSET = 0x9011
const [LATITUDE_REF, LATITUDE, LONGITUDE_REF, LONGITUDE] = [1, 2, 3, 4]
/** Cameras write some sixty; more is no camera's doing. */
const MOST_ENTRIES = 500
const ENTRY_BYTES = 12

interface Tiff {
  bytes: Uint8Array
  view: DataView
  isLittle: boolean
}
/** Tag → where its entry's type stands. */
type Directory = ReadonlyMap<number, number>

function hasPrefix(block: Uint8Array): boolean {
  return Buffer.from(block.subarray(0, PREFIX.length)).toString('latin1') === PREFIX
}

function directoryAt(tiff: Tiff, at: number | null): Directory {
  const entries = new Map<number, number>()
  const count = at === null ? null : uint16(tiff, at)
  if (at === null || count === null) return entries
  for (let index = 0; index < Math.min(count, MOST_ENTRIES); index++) {
    const entry = at + 2 + index * ENTRY_BYTES
    const tag = uint16(tiff, entry)
    if (tag !== null && !entries.has(tag)) entries.set(tag, entry + 2)
  }
  return entries
}

const [ASCII, LONG, RATIONAL] = [2, 4, 5]

function pointer(tiff: Tiff, entry: number | undefined): number | null {
  return entry !== undefined && uint16(tiff, entry) === LONG ? uint32(tiff, entry + 6) : null
}

/** Text of at most 32 characters: longer than any that is looked for. */
function text(tiff: Tiff, entry: number | undefined): string | null {
  if (entry === undefined || uint16(tiff, entry) !== ASCII) return null
  const length = Math.min(uint32(tiff, entry + 2) ?? 0, 32)
  const at = length <= 4 ? entry + 6 : uint32(tiff, entry + 6)
  if (at === null || at + length > tiff.bytes.length) return null
  const written = Buffer.from(tiff.bytes.subarray(at, at + length)).toString('latin1')
  return written.replace(/\0.*$/s, '').trim() || null
}

function positionOf(tiff: Tiff, gps: Directory): ExifFacts['position'] {
  const lat = degrees(tiff, gps.get(LATITUDE), text(tiff, gps.get(LATITUDE_REF)) === 'S')
  const lon = degrees(tiff, gps.get(LONGITUDE), text(tiff, gps.get(LONGITUDE_REF)) === 'W')
  if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180) return null
  // Receivers without a fix write zeros.
  return lat === 0 && lon === 0 ? null : [lon, lat]
}

/** Degrees, minutes and seconds as three fractions; seven decimals are a centimetre. */
function degrees(tiff: Tiff, entry: number | undefined, isNegative: boolean): number | null {
  if (entry === undefined || uint16(tiff, entry) !== RATIONAL || uint32(tiff, entry + 2) !== 3) return null
  const at = uint32(tiff, entry + 6)
  if (at === null) return null
  const [whole, minutes, seconds] = [0, 8, 16].map((offset) => fraction(tiff, at + offset))
  if (typeof whole !== 'number' || typeof minutes !== 'number' || typeof seconds !== 'number') return null
  const value = Math.round((whole + minutes / 60 + seconds / 3600) * 1e7) / 1e7
  return isNegative ? -value : value
}

function fraction(tiff: Tiff, at: number): number | null {
  const [top, bottom] = [uint32(tiff, at), uint32(tiff, at + 4)]
  return top === null || bottom === null || bottom === 0 ? null : top / bottom
}

function uint16({ view, isLittle }: Tiff, at: number): number | null {
  return at + 2 <= view.byteLength ? view.getUint16(at, isLittle) : null
}

function uint32({ view, isLittle }: Tiff, at: number): number | null {
  return at + 4 <= view.byteLength ? view.getUint32(at, isLittle) : null
}
