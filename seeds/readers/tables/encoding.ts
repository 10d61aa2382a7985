import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { SourceError } from '../../rows.ts'

export interface Encoding {
  /** As TextDecoder names it: `utf-8`, `gb18030`, `utf-16le`, … */
  name: string
  isGuessed: boolean
}

/**
 * The encoding a text file is read in: the one asked for, else a byte order mark, else UTF-8 where every byte agrees,
 * else GB18030. Throws SourceError `unknownEncoding` where none fits or the one asked for does not.
 */
export async function detectEncoding(path: string, asked?: string): Promise<Encoding> {
  const file = basename(path)
  if (asked !== undefined) return { name: checkedName(asked, file), isGuessed: false }
  const survey: Survey = { mark: null, isUtf8: true, chinese: 0, foreign: 0 }
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.concat([rest, chunk as Buffer])
    survey.mark ??= byteOrderMark(bytes)
    // No byte of a longer character is a line feed, in UTF-8 nor in GB18030: a safe place to cut.
    const cut = bytes.lastIndexOf(0x0a) + 1
    judge(bytes.subarray(0, cut), survey)
    rest = bytes.subarray(cut)
  }
  judge(rest, survey)
  if (survey.mark === 'utf-16le' || survey.mark === 'utf-16be') return { name: survey.mark, isGuessed: false }
  if (survey.isUtf8) return { name: 'utf-8', isGuessed: false }
  if (survey.chinese > survey.foreign) return { name: 'gb18030', isGuessed: true }
  throw new SourceError(
    'unknownEncoding',
    `${file} is neither UTF-8 nor GB18030: name its encoding, e.g. --encoding big5.`,
    { file },
  )
}

/** Which encoding bytes of Chinese text without a mark are in (attribute tables of shapefiles), or null. */
export function guessEncoding(bytes: Uint8Array): 'utf-8' | 'gb18030' | null {
  const survey: Survey = { mark: null, isUtf8: true, chinese: 0, foreign: 0 }
  judge(bytes, survey)
  if (survey.isUtf8) return 'utf-8'
  return survey.chinese > survey.foreign ? 'gb18030' : null
}

interface Survey {
  mark: string | null
  isUtf8: boolean
  /** Pairs of bytes where GB 2312 has its characters, and high bytes that stand otherwise (Latin texts, other systems). */
  chinese: number
  foreign: number
}

function judge(bytes: Uint8Array, survey: Survey): void {
  if (isUtf8(bytes)) return
  survey.isUtf8 = false
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] as number
    if (lead < 0x80) continue
    const trail = bytes[i + 1] ?? 0
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail !== 0xff) survey.chinese++
    else survey.foreign++
    if (trail >= 0x40 || (trail >= 0x30 && trail <= 0x39)) i++
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'none'
}

/** The name as TextDecoder spells it; GBK and GB2312 are read as GB18030, which holds them both. */
function checkedName(asked: string, file: string): string {
  try {
    const { encoding } = new TextDecoder(asked)
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch {
    throw new SourceError(
      'unknownEncoding',
      `There is no encoding ${asked}: use utf-8, gb18030, big5 or another WHATWG name.`,
      {
        file,
        encoding: asked,
      },
    )
  }
}
