import { positionOfPhoto } from './exif.ts'
import type { SmallPhoto } from './types.ts'

/** A door's label can still be read at this size; a picture takes 200 to 500 KB. */
const LONGEST_SIDE_PIXELS = 1600
const JPEG_QUALITY = 0.82

/** The browser cannot read it as a picture. */
export class PhotoUnreadableError extends Error {
  override readonly name = 'PhotoUnreadableError'
}

/**
 * A picture drawn anew at most 1600 px long, upright, as JPEG; nothing that the camera wrote beside it goes along. Its position is
 * read before, to be offered as the place. Rejects with `PhotoUnreadableError`.
 */
export async function shrinkPhoto(file: Blob): Promise<SmallPhoto> {
  const position = positionOfPhoto(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    throw new PhotoUnreadableError('Not a picture that this browser reads', { cause })
  })
  try {
    const scale = Math.min(1, LONGEST_SIDE_PIXELS / Math.max(picture.width, picture.height))
    const widthPixels = Math.max(1, Math.round(picture.width * scale))
    const heightPixels = Math.max(1, Math.round(picture.height * scale))
    const blob = await draw(picture, widthPixels, heightPixels)
    return { blob, widthPixels, heightPixels, position }
  } finally {
    picture.close()
  }
}

/** Cameras write what they know within the first 64 KB segment; some put a preview before it. */
const HEAD_BYTES = 256 * 1024

async function draw(picture: ImageBitmap, width: number, height: number): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  if (context === null) throw new PhotoUnreadableError('The browser draws no pictures')
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY))
  // Phones keep few large canvases; this one is needed no more.
  canvas.width = 0
  if (blob === null) throw new PhotoUnreadableError('The picture could not be drawn')
  return blob
}
