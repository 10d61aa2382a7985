import { expect, test } from 'vitest'
import { positionOfPhoto } from './exif.ts'

/** A JPEG's head with a GPS block: degrees, minutes, seconds as fractions over 100. */
function jpeg({
  lat,
  lon,
  south = false,
  zeros = false,
}: {
  lat: number
  lon: number
  south?: boolean
  zeros?: boolean
}) {
  const tiff = new DataView(new ArrayBuffer(160))
  tiff.setUint16(0, 0x4d4d)
  tiff.setUint16(2, 42)
  tiff.setUint32(4, 8)
  tiff.setUint16(8, 1)
  entry(10, 0x8825, 4, 1, 26)
  tiff.setUint16(26, 4)
  entry(28, 1, 2, 2, (south ? 'S' : 'N').charCodeAt(0) << 24)
  entry(40, 2, 5, 3, 80)
  entry(52, 3, 2, 2, 'E'.charCodeAt(0) << 24)
  entry(64, 4, 5, 3, 104)
  fractions(80, lat)
  fractions(104, lon)
  const head = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xe1, 0, 168, 0x45, 0x78, 0x69, 0x66, 0, 0]
  return new Uint8Array([...head, ...new Uint8Array(tiff.buffer), 0xff, 0xda, 0, 2])

  function entry(at: number, tag: number, type: number, count: number, value: number): void {
    tiff.setUint16(at, tag)
    tiff.setUint16(at + 2, type)
    tiff.setUint32(at + 4, count)
    tiff.setUint32(at + 8, value)
  }
  function fractions(at: number, degrees: number): void {
    const minutes = (degrees % 1) * 60
    for (const [i, part] of [Math.floor(degrees), Math.floor(minutes), (minutes % 1) * 60].entries()) {
      tiff.setUint32(at + i * 8, zeros ? 0 : Math.round(part * 100))
      tiff.setUint32(at + i * 8 + 4, zeros ? 0 : 100)
    }
  }
}

test('a photo says where it was taken', () => {
  const [lon = 0, lat = 0] = positionOfPhoto(jpeg({ lat: 43.6521, lon: 122.2444 })) ?? []
  expect(lon).toBeCloseTo(122.2444, 5)
  expect(lat).toBeCloseTo(43.6521, 5)
  expect(positionOfPhoto(jpeg({ lat: 43.6521, lon: 122.2444, south: true }))?.[1]).toBeCloseTo(-43.6521, 5)
})

test('one without a fix, without a block, cut anywhere, or not a JPEG says nothing', () => {
  expect(positionOfPhoto(jpeg({ lat: 0, lon: 0 }))).toBeNull()
  expect(positionOfPhoto(jpeg({ lat: 1, lon: 1, zeros: true }))).toBeNull()
  expect(positionOfPhoto(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))).toBeNull()
  const whole = jpeg({ lat: 43.6, lon: 122.2 })
  for (let length = 0; length < 130; length++) expect(positionOfPhoto(whole.slice(0, length))).toBeNull()
})
