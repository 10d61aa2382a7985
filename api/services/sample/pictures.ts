import { createHash } from 'node:crypto'
import { copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import sharp from 'sharp'
import type { PhotoFiles, PhotoSize } from '../photos/photo-files.ts'

const WIDTH = 640
const HEIGHT = 480
const THUMBNAIL_WIDTH = 320
const SIZES: readonly PhotoSize[] = ['full', 'thumbnail']

export interface DrawnPicture {
  files: Record<PhotoSize, Buffer>
  byteCount: number
  widthPixels: number
  heightPixels: number
  sha256: string
}

/** What the sample's photos show: an empty corridor, an open door, a clear lane, a hung-up extinguisher. Drawn, and seen to be drawn. */
export async function drawPictures(): Promise<DrawnPicture[]> {
  return Promise.all(
    SCENES.map(async (scene) => {
      const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480">${scene}</svg>`)
      const full = await sharp(svg).resize(WIDTH, HEIGHT).jpeg({ quality: 70 }).toBuffer()
      const thumbnail = await sharp(full).resize(THUMBNAIL_WIDTH).jpeg({ quality: 65 }).toBuffer()
      const sha256 = createHash('sha256').update(full).digest('hex')
      return { files: { full, thumbnail }, byteCount: full.length, widthPixels: WIDTH, heightPixels: HEIGHT, sha256 }
    }),
  )
}

/** Puts a picture on the disk under each of the ids: once, and every other name leads to the same bytes where the disk can do that. */
export function placePicture({ files }: DrawnPicture, ids: readonly string[], where: Pick<PhotoFiles, 'pathOf'>): void {
  const paths = SIZES.map((size) => ids.map((id) => where.pathOf(id, size)))
  for (const folder of new Set(paths.flat().map(dirname))) mkdirSync(folder, { recursive: true })
  for (const [index, [first, ...others]] of paths.entries()) {
    const size = SIZES[index]
    if (first === undefined || size === undefined) continue
    writeFileSync(first, files[size], { mode: 0o600 })
    for (const path of others) linkOrCopy(first, path)
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

const wall = (colour: string) => `<rect width="640" height="330" fill="${colour}"/>`
const floor = (colour: string) => `<path d="M0 480V330h640v150z" fill="${colour}"/>`
const SCENES = [
  `${wall('#e6e0d4')}${floor('#b9b2a4')}<path d="M250 120h140v210H250z" fill="#8f9aa3"/><path d="M250 330L90 480M390 330L550 480" stroke="#8d8678" stroke-width="4"/><rect x="290" y="84" width="60" height="22" fill="#2c8a57"/>`,
  `${wall('#dfe5e8')}${floor('#a9adb0')}<path d="M200 90h150v240H200z" fill="#5d6b74"/><path d="M350 90l110 40v250l-110-50z" fill="#9c4a3c"/><rect x="245" y="56" width="60" height="22" fill="#2c8a57"/><rect x="362" y="215" width="60" height="10" fill="#d9d9d9"/>`,
  `<rect width="640" height="200" fill="#cfe0ea"/><rect y="120" width="640" height="120" fill="#b4a894"/><path d="M0 480L240 240h160l240 240z" fill="#6f7275"/><path d="M90 480L262 240M550 480L378 240" stroke="#e0b73a" stroke-width="7"/><path d="M320 480V250" stroke="#f2f2f2" stroke-width="5" stroke-dasharray="34 26"/>`,
  `${wall('#ebe7df')}${floor('#c2bcb0')}<rect x="230" y="150" width="180" height="190" rx="6" fill="#c9cdd0"/><rect x="262" y="190" width="46" height="130" rx="14" fill="#c0392b"/><rect x="332" y="190" width="46" height="130" rx="14" fill="#c0392b"/><path d="M285 190v-20h24M355 190v-20h24" stroke="#333" stroke-width="8" fill="none"/>`,
]
