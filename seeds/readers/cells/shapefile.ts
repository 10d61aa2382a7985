import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { SourceError } from '../../rows.ts'
import { guessEncoding } from '../tables/encoding.ts'

/** Parts of a shapefile that matter, by extension without the dot. */
type Parts = Map<string, Uint8Array>

const KEPT = new Set(['shp', 'shx', 'dbf', 'prj', 'cpg', 'kml'])
/** A zip that unpacks to more than this is no map of a district. */
const MAX_UNPACKED_BYTES = 1024 ** 3

/** Shapefiles (and KML documents, as in .kmz) of a zip, by their name in it. Throws SourceError `brokenZip`, `noLayer`, `tooLarge`. */
export async function unpackZip(path: string, file: string): Promise<Map<string, Parts>> {
  const groups = new Map<string, Parts>()
  let unpacked = 0
  const entries = unzip(await readFile(path), file, ({ name, originalSize }) => {
    const isKept = KEPT.has(extensionOf(name)) && !name.startsWith('__MACOSX/')
    if (isKept) unpacked += originalSize
    if (unpacked > MAX_UNPACKED_BYTES)
      throw new SourceError('tooLarge', `${file} unpacks to more than 1 GiB.`, { file })
    return isKept
  })
  for (const [name, bytes] of Object.entries(entries)) {
    const stem = name.slice(0, -extname(name).length).toLowerCase()
    groups.set(stem, (groups.get(stem) ?? new Map()).set(extensionOf(name), bytes))
  }
  for (const [stem, parts] of groups) if (!parts.has('shp') && !parts.has('kml')) groups.delete(stem)
  if (groups.size === 0) throw new SourceError('noLayer', `${file} holds neither a .shp nor a .kml file.`, { file })
  return groups
}

/** A .shp file with what stands beside it under the same name. */
export async function gatherShapefile(path: string): Promise<Parts> {
  const parts: Parts = new Map()
  const stem = basename(path).slice(0, -extname(path).length)
  for (const name of await readdir(dirname(path))) {
    if (name.slice(0, -extname(name).length) !== stem || !KEPT.has(extensionOf(name)) || extensionOf(name) === 'kml')
      continue
    parts.set(extensionOf(name), await readFile(join(dirname(path), name)))
  }
  return parts
}

/**
 * Encoding of the attribute table: the one asked for, else the .cpg file's, else what the bytes say. Throws SourceError
 * `missingPart` without a .dbf, `duplicateField`, `unknownEncoding`.
 */
export function attributeEncoding(parts: Parts, file: string, asked?: string): { name: string; isGuessed: boolean } {
  const dbf = parts.get('dbf')
  if (dbf === undefined) {
    throw new SourceError('missingPart', `${file} comes without its .dbf, which holds codes and names: add it.`, {
      file,
    })
  }
  const names = fieldNames(dbf)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) {
    throw new SourceError('duplicateField', `${file} has two fields called '${twice}': rename one.`, {
      file,
      field: twice,
    })
  }
  const declared = encodingName(
    asked ??
      Buffer.from(parts.get('cpg') ?? [])
        .toString('latin1')
        .trim(),
  )
  const guess = guessEncoding(Buffer.concat([...names.map((name) => Buffer.from(name, 'latin1')), recordsOf(dbf)]))
  // Programs write a .cpg of UTF-8 beside a table that they then fill in GBK.
  const isLie = asked === undefined && declared === 'UTF-8' && guess !== 'utf-8'
  if (declared !== '' && !isLie) return { name: declared, isGuessed: false }
  if (guess === null) {
    throw new SourceError(
      'unknownEncoding',
      `${file} does not name its encoding and is neither UTF-8 nor GB18030: name it, e.g. --encoding big5.`,
      { file },
    )
  }
  return { name: guess, isGuessed: true }
}

/** The name as iconv has it, of one as .cpg files have it: `936`, `ANSI 936`, `65001`, `GBK`, … */
function encodingName(declared: string): string {
  if (/^(ansi |cp|windows-)?936$|^(gbk|gb2312|gb18030)$/i.test(declared)) return 'GB18030'
  if (/^65001$|^utf-?8$/i.test(declared)) return 'UTF-8'
  const [, page] = /^(?:ansi )?(\d+)$/i.exec(declared) ?? []
  return page === undefined ? declared : `CP${page}`
}

/** Runs with the parts in a directory of their own under a plain name, and removes it. */
export async function withFiles<T>(parts: Parts, use: (shpPath: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'wangge-cells-'))
  try {
    for (const [extension, bytes] of parts) {
      if (extension !== 'cpg') await writeFile(join(directory, `layer.${extension}`), bytes)
    }
    return await use(join(directory, 'layer.shp'))
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Names in the header of a dBASE table: 32 bytes each from byte 32 on, ended by 0x0D. As latin1: only equality matters. */
function fieldNames(dbf: Uint8Array): string[] {
  const names: string[] = []
  for (let at = 32; at + 32 <= dbf.length && dbf[at] !== 0x0d; at += 32) {
    names.push(
      Buffer.from(dbf.subarray(at, at + 11))
        .toString('latin1')
        .replace(/\0.*$/s, ''),
    )
  }
  return names
}

/** The records of a dBASE table; the length of its header stands at byte 8. */
function recordsOf(dbf: Uint8Array): Uint8Array {
  return dbf.subarray((dbf[8] ?? 0) + 256 * (dbf[9] ?? 0))
}

function unzip(bytes: Uint8Array, file: string, filter: (entry: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    if (error instanceof SourceError) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new SourceError('brokenZip', `${file} is not a readable zip (${why}): fetch it again.`, { file })
  }
}

function extensionOf(name: string): string {
  return extname(name).slice(1).toLowerCase()
}
