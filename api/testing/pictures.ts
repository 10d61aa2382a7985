import sharp from 'sharp'

/** A grey picture with a red corner at the top left, so that one sees which way up it is. */
export function drawPicture(width: number, height: number) {
  const corner = { create: { width: 40, height: 40, channels: 3 as const, background: '#ff0000' } }
  return sharp({ create: { width, height, channels: 3, background: '#808080' } }).composite([
    { input: corner, left: 0, top: 0 },
  ])
}

/** A phone's JPEG: held sideways, taken at 43°30′N 122°15′E on 2026-11-21 at 19:40 by its own clock. */
export function phonePicture(exif: Record<string, string> = {}, gps: Record<string, string> = {}): Promise<Buffer> {
  return drawPicture(400, 300)
    .withExif({
      IFD0: { Make: 'SecretMaker', Orientation: '6' },
      IFD2: { DateTimeOriginal: '2026:11:21 19:40:00', ...exif },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '43/1 30/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '122/1 15/1 0/1',
        ...gps,
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}
