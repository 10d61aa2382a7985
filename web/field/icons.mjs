// Draws the icons of the installed field app from mark.svg. Usage: node field/icons.mjs
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

const directory = join(import.meta.dirname, '../public')
const mark = await readFile(join(directory, 'mark.svg'), 'utf8')
const lines = mark.slice(mark.indexOf('</title>') + 8, mark.indexOf('</svg>'))

for (const size of [192, 512]) {
  // The mark fills the middle 60 %, so that a round mask cuts nothing off.
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 40 40" width="${size}" height="${size}" fill="none"
    stroke="#fff" stroke-width="2.2" stroke-linecap="round"><rect x="-8" y="-8" width="40" height="40" fill="#1d56b8" stroke="none"/>
    ${lines.replaceAll('#1d56b8', '#fff')}</svg>`
  await sharp(Buffer.from(svg))
    .png({ palette: true })
    .toFile(join(directory, `field-${size}.png`))
}
