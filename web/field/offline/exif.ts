/**
 * Where a JPEG says it was taken: [lon, lat] in WGS-84, or null. Exif 2.32, TIFF structure and GPS tags 4.6.6; four tags only, each
 * within the block's bounds, so that a crafted picture is at worst one without a place.
 */
export function positionOfPhoto(jpeg: Uint8Array): [lon: number, lat: number] | null {
  const block = exifBlock(jpeg)
  if (block === null) return null
  try {
    return readPosition(block)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const [SOI, APP1, SOS] = [0xffd8, 0xffe1, 0xffda]
const EXIF_HEAD = 0x45786966
const GPS_DIRECTORY = 0x8825
const [LATITUDE_REF, LATITUDE, LONGITUDE_REF, LONGITUDE] = [1, 2, 3, 4]
const [LITTLE, BIG] = [0x4949, 0x4d4d]
const ENTRY_BYTES = 12
const [SOUTH, WEST] = ['S'.charCodeAt(0), 'W'.charCodeAt(0)]

/** The TIFF block inside the APP1 segment. */
function exifBlock(jpeg: Uint8Array): DataView | null {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  if (view.byteLength < 4 || view.getUint16(0) !== SOI) return null
  for (let at = 2; at + 10 <= view.byteLength; ) {
    const [marker, length] = [view.getUint16(at), view.getUint16(at + 2)]
    if (marker === SOS || length < 2 || marker < 0xff00) return null
    if (marker === APP1 && view.getUint32(at + 4) === EXIF_HEAD) {
      const from = jpeg.byteOffset + at + 10
      return new DataView(jpeg.buffer, from, Math.max(0, Math.min(length - 8, jpeg.byteLength - at - 10)))
    }
    at += 2 + length
  }
  return null
}

function readPosition(tiff: DataView): [number, number] | null {
  const order = tiff.getUint16(0)
  if (order !== LITTLE && order !== BIG) return null
  const isLittle = order === LITTLE
  const entry = (directoryAt: number, tag: number): number | null => {
    const count = tiff.getUint16(directoryAt, isLittle)
    for (let i = 0; i < count; i++) {
      const at = directoryAt + 2 + i * ENTRY_BYTES
      if (tiff.getUint16(at, isLittle) === tag) return at + 8
    }
    return null
  }
  const pointed = (at: number | null): number | null => (at === null ? null : tiff.getUint32(at, isLittle))
  const gps = pointed(entry(tiff.getUint32(4, isLittle), GPS_DIRECTORY))
  if (gps === null) return null
  const [latitude, longitude] = [degreesAt(pointed(entry(gps, LATITUDE))), degreesAt(pointed(entry(gps, LONGITUDE)))]
  const [latitudeRef, longitudeRef] = [entry(gps, LATITUDE_REF), entry(gps, LONGITUDE_REF)]
  if (latitude === null || longitude === null || latitudeRef === null || longitudeRef === null) return null
  const lat = tiff.getUint8(latitudeRef) === SOUTH ? -latitude : latitude
  const lon = tiff.getUint8(longitudeRef) === WEST ? -longitude : longitude
  // A camera without a fix writes zeros.
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || (lat === 0 && lon === 0)) return null
  return [lon, lat]

  /** Three fractions: degrees, minutes, seconds. */
  function degreesAt(at: number | null): number | null {
    if (at === null) return null
    const part = (i: number) => tiff.getUint32(at + i * 8, isLittle) / tiff.getUint32(at + i * 8 + 4, isLittle)
    const seconds = part(2)
    const degrees = part(0) + part(1) / 60 + (Number.isNaN(seconds) ? 0 : seconds / 3600)
    return Number.isFinite(degrees) ? degrees : null
  }
}
