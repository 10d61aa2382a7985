import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { SourceError } from '../../rows.ts'

export interface CsvRecord {
  /** Line where the record begins, 1-based. */
  line: number
  values: string[]
}

/** A quote that stays open longer than this was never meant to be one. */
const MAX_QUOTED_LINES = 200
const DELIMITERS = [',', '\t', ';'] as const

/**
 * Records of a delimited text file (RFC 4180; comma, tab or semicolon, told from the first line) in batches as the file is
 * read, blank lines left out. A quote within an unquoted value is a plain character. Written here rather than taken from a
 * library because line numbers of a million rows cost csv-parse 8 s and this 0.7 s; a test holds it to csv-parse's answers.
 * Throws SourceError `brokenCsv` (with the line) for a quote that never closes, `wrongEncoding` for bytes that do not decode.
 */
export async function* csvBatches(path: string, encoding: string): AsyncGenerator<CsvRecord[]> {
  const file = basename(path)
  let delimiter: string | null = null
  let line = 0
  let open: { line: number; text: string } | null = null

  function takeLine(raw: string, batch: CsvRecord[]): void {
    line++
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (open !== null) {
      if (line - open.line > MAX_QUOTED_LINES) throw neverClosed(file, open.line)
      takeQuoted(open.line, `${open.text}\n${text}`, batch)
    } else if (text !== '') {
      delimiter ??= detectDelimiter(text)
      if (text.includes('"')) takeQuoted(line, text, batch)
      else batch.push({ line, values: text.split(delimiter) })
    }
  }
  function takeQuoted(start: number, text: string, batch: CsvRecord[]): void {
    const values = splitQuoted(text, delimiter ?? ',')
    open = values === null ? { line: start, text } : null
    if (values !== null) batch.push({ line: start, values })
  }

  let rest = ''
  for await (const text of decodedChunks(path, encoding, file)) {
    const batch: CsvRecord[] = []
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const raw of lines) takeLine(raw, batch)
    if (batch.length > 0) yield batch
  }
  const batch: CsvRecord[] = []
  if (rest !== '') takeLine(rest, batch)
  const unclosed = open as { line: number } | null
  if (unclosed !== null) throw neverClosed(file, unclosed.line)
  if (batch.length > 0) yield batch
}

async function* decodedChunks(path: string, encoding: string, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let offset = 0
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
      yield decoder.decode(chunk, { stream: true })
      offset += (chunk as Buffer).length
    }
    yield decoder.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new SourceError('wrongEncoding', `${file} is not ${encoding} (near byte ${offset}): name its encoding.`, {
      file,
      offset,
      encoding,
    })
  }
}

function detectDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** Values of a record that holds quotes, or null while a quoted value is still open at its end. */
function splitQuoted(text: string, delimiter: string): string[] | null {
  const values: string[] = []
  let at = 0
  for (;;) {
    let value = ''
    if (text[at] === '"') {
      at++
      for (;;) {
        const quote = text.indexOf('"', at)
        if (quote < 0) return null
        value += text.slice(at, quote)
        at = quote + 1
        if (text[at] !== '"') break
        value += '"'
        at++
      }
    }
    const end = text.indexOf(delimiter, at)
    values.push(value + text.slice(at, end < 0 ? undefined : end))
    if (end < 0) return values
    at = end + delimiter.length
  }
}

function neverClosed(file: string, line: number): SourceError {
  return new SourceError('brokenCsv', `${file} line ${line}: a quotation mark opens here and never closes.`, {
    file,
    line,
  })
}
