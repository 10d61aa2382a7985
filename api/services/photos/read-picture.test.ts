import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { drawPicture, phonePicture } from '../../testing/pictures.ts'
import { LIMIT_PIXELS, readPicture } from './read-picture.ts'

const ZONE = 'Asia/Shanghai'
const read = (bytes: Uint8Array) => readPicture(bytes, ZONE)

describe('a picture', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('in %s becomes a JPEG and a small JPEG', async (format) => {
    const picture = await read(await drawPicture(3000, 1500).toFormat(format).toBuffer())
    expect(picture).toMatchObject({ widthPixels: 2560, heightPixels: 1280, takenAt: null, position: null })
    expect(await sharp(picture.full).metadata()).toMatchObject({ format: 'jpeg', width: 2560, height: 1280 })
    expect(await sharp(picture.thumbnail).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 160 })
  })

  test('is not made larger', async () => {
    const picture = await read(await drawPicture(120, 80).jpeg().toBuffer())
    expect(picture).toMatchObject({ widthPixels: 120, heightPixels: 80 })
  })

  test('stands upright, whichever way the phone was held', async () => {
    const picture = await read(await phonePicture())
    expect(picture).toMatchObject({ widthPixels: 300, heightPixels: 400 })
    const corner = { left: 280, top: 5, width: 8, height: 8 }
    const { channels } = await sharp(await sharp(picture.full).extract(corner).toBuffer()).stats()
    expect(channels[0]?.mean).toBeGreaterThan(200)
    expect(channels[1]?.mean).toBeLessThan(60)
  })

  test('tells where and when it was taken, and keeps neither', async () => {
    const source = await phonePicture()
    expect(source.includes('SecretMaker')).toBe(true)
    const picture = await read(source)
    expect(picture.position).toEqual([122.25, 43.5])
    expect(picture.takenAt).toBe('2026-11-21T11:40:00.000Z')
    for (const file of [picture.full, picture.thumbnail]) {
      const { exif, xmp, iptc, icc, comments } = await sharp(file).metadata()
      expect([exif, xmp, iptc, icc, comments]).toEqual([undefined, undefined, undefined, undefined, undefined])
      expect(file.includes('Exif')).toBe(false)
      expect(file.includes('SecretMaker')).toBe(false)
    }
  })

  test('is taken at the time that the camera gives with its offset', async () => {
    const picture = await read(await phonePicture({ OffsetTimeOriginal: '+09:00' }))
    expect(picture.takenAt).toBe('2026-11-21T10:40:00.000Z')
  })

  test.each(['2026:13:45 99:00:00', '0000:00:00 00:00:00', 'yesterday'])(
    'has no time where the camera says %s',
    async (DateTimeOriginal) => {
      expect((await read(await phonePicture({ DateTimeOriginal }))).takenAt).toBeNull()
    },
  )

  test('on transparent ground stands on white', async () => {
    const clear = sharp({ create: { width: 50, height: 50, channels: 4, background: '#00000000' } })
    const { channels } = await sharp((await read(await clear.png().toBuffer())).full).stats()
    expect(channels.map(({ mean }) => mean)).toEqual([255, 255, 255])
  })
})

describe('what hides in a picture', () => {
  const payload = '<html><script>alert(document.cookie)</script></html>'
  const archive = Buffer.concat([Buffer.from('PK\x03\x04 a whole archive PK\x05\x06', 'latin1'), Buffer.alloc(18)])

  test('after its end is gone: HTML and a ZIP', async () => {
    const source = Buffer.concat([await drawPicture(200, 100).jpeg().toBuffer(), Buffer.from(payload), archive])
    await expectGone(source)
  })

  test('in its comments and profiles is gone', async () => {
    const jpeg = await drawPicture(200, 100).jpeg().toBuffer()
    const comment = Buffer.from(payload)
    const head = Buffer.from([0xff, 0xfe, 0, 0])
    head.writeUInt16BE(comment.length + 2, 2)
    await expectGone(Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2), archive]))
  })

  test('in a text chunk of a PNG is gone', async () => {
    const png = await drawPicture(200, 100).png().toBuffer()
    await expectGone(
      Buffer.concat([png.subarray(0, 33), pngChunk('tEXt', Buffer.from(`Comment\0${payload}`)), png.subarray(33)]),
    )
  })

  async function expectGone(source: Buffer): Promise<void> {
    const { full, thumbnail } = await read(source)
    for (const file of [full, thumbnail]) {
      expect(file.includes('<html')).toBe(false)
      expect(file.includes('PK\x03\x04')).toBe(false)
      expect(file.subarray(-2).toString('hex')).toBe('ffd9')
    }
  }
})

describe('a file is refused', () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')])
  test.each<[string, Buffer]>([
    ['heic', heic],
    ['svg', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['html', Buffer.from('\ufeff<!DOCTYPE html><script>1</script>')],
    ['pdf', Buffer.from('%PDF-1.7')],
    ['zip', Buffer.from('PK\x03\x04', 'latin1')],
    ['tiff', Buffer.from('II*\0', 'latin1')],
    ['svg', Buffer.from('<svg    WEBP xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['unknown', Buffer.from('RIFF0000WAVEfmt ')],
    ['unknown', Buffer.from('just text')],
    ['nothing', Buffer.alloc(0)],
  ])('that is %s', async (found, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ code: 'unsupportedPicture', params: { found } })
  })

  test('that is a GIF', async () => {
    const gif = await drawPicture(50, 50).gif().toBuffer()
    await expect(read(gif)).rejects.toMatchObject({ code: 'unsupportedPicture', params: { found: 'gif' } })
  })

  test('that is damaged or cut short', async () => {
    const jpeg = await drawPicture(800, 600).jpeg().toBuffer()
    const png = await drawPicture(800, 600).png().toBuffer()
    for (const bytes of [jpeg.subarray(0, jpeg.length / 2), jpeg.subarray(0, 20), png.subarray(0, png.length / 2)]) {
      await expect(read(bytes)).rejects.toMatchObject({ code: 'pictureUnreadable' })
    }
  })

  test('that would unfold to thousands of millions of pixels', async () => {
    const side = 50_000
    const bomb = blackPng(side)
    expect(bomb.length).toBeLessThan(1_000_000)
    await expect(read(bomb)).rejects.toMatchObject({
      code: 'pictureTooLarge',
      params: { pixels: side * side, limitPixels: LIMIT_PIXELS },
    })
  })
})

test('EXIF whose counts and places lie is passed over', async () => {
  const source = await phonePicture()
  const at = source.indexOf('Exif')
  for (let offset = 6; offset < 200; offset += 3) {
    const broken = Buffer.from(source)
    broken.fill(0xff, at + offset, at + offset + 4)
    // A position that comes through is one that the bytes give: never an error, never out of range.
    const { position } = await read(broken)
    if (position) expect(Math.max(Math.abs(position[0]) / 180, Math.abs(position[1]) / 90)).toBeLessThanOrEqual(1)
  }
})

/** A black square of one bit a pixel. */
function blackPng(side: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const dots = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)))
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, pngChunk('IHDR', head), pngChunk('IDAT', dots), pngChunk('IEND', Buffer.alloc(0))])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}
