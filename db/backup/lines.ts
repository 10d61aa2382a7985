import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { DatabaseFaultError } from '../errors.ts'

const LINE_FEED = 0x0a

/** Lines of a gzipped file, split at line feeds only (a row's text may hold other line separators). Cannot be read: a clear error. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  let rest: Buffer[] = []
  try {
    for await (const chunk of source.pipe(gunzip) as AsyncIterable<Buffer>) {
      let start = 0
      for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
        rest.push(chunk.subarray(start, end))
        yield Buffer.concat(rest).toString('utf8')
        rest = []
        start = end + 1
      }
      rest.push(chunk.subarray(start))
    }
  } catch (error) {
    throw isReadError(error) ? unreadable(file, error.message, error) : error
  } finally {
    source.destroy()
  }
  if (rest.some((part) => part.length > 0)) throw unreadable(file, 'the last line is cut off')
}

export function unreadable(file: string, reason: string, cause?: unknown): DatabaseFaultError {
  return new DatabaseFaultError(
    'backup-unreadable',
    `${file} is no whole backup: ${reason}. Nothing was restored`,
    { file, reason },
    { cause },
  )
}

function isReadError(error: unknown): error is NodeJS.ErrnoException {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('Z_') || /^E[A-Z]+$/.test(code)
}
