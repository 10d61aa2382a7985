import type { Hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'
import { PbfReader } from 'pbf'
import { SourceError } from '../../rows.ts'

/** Limits of https://wiki.openstreetmap.org/wiki/PBF_Format: 64 KiB for a header, 32 MiB for a block. */
const HEADER_LIMIT_BYTES = 64 * 1024
const BLOCK_LIMIT_BYTES = 32 * 1024 * 1024

export interface PbfBlob {
  type: string
  bytes: Uint8Array
  /** Where the block begins in the file, for messages. */
  offset: number
}

/**
 * The blocks of an .osm.pbf file, unpacked, one after the other; every byte read also goes into `hash`.
 * Throws SourceError `notPbf`, `truncated`, `brokenBlock` or `unsupportedCompression` with the file and the offset in bytes.
 */
export async function* readBlobs(path: string, file: string, hash: Hash): AsyncGenerator<PbfBlob> {
  const handle = await open(path)
  let offset = 0
  async function take(length: number): Promise<Uint8Array> {
    const buffer = Buffer.allocUnsafe(length)
    let filled = 0
    while (filled < length) {
      const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    const bytes = buffer.subarray(0, filled)
    hash.update(bytes)
    if (filled > 0 && filled < length) throw truncated(file, offset, length, filled)
    offset += filled
    return bytes
  }
  try {
    for (;;) {
      const start = offset
      const prefix = await take(4)
      if (prefix.length === 0) return
      const headerLength = new DataView(prefix.buffer, prefix.byteOffset).getUint32(0)
      if (headerLength === 0 || headerLength > HEADER_LIMIT_BYTES) throw notPbf(file, start)
      const headerBytes = await take(headerLength)
      if (headerBytes.length === 0) throw truncated(file, offset, headerLength, 0)
      const { type, length } = readBlobHeader(headerBytes)
      if (start === 0 && type !== 'OSMHeader') throw notPbf(file, start)
      if (length <= 0 || length > BLOCK_LIMIT_BYTES) throw broken(file, start, `claims ${length} bytes`)
      const blob = await take(length)
      if (blob.length === 0) throw truncated(file, offset, length, 0)
      yield { type, bytes: unpack(blob, file, start), offset: start }
    }
  } finally {
    await handle.close()
  }
}

function readBlobHeader(bytes: Uint8Array): { type: string; length: number } {
  const header = { type: '', length: 0 }
  new PbfReader(bytes).readFields((field, result, pbf) => {
    if (field === 1) result.type = pbf.readString()
    else if (field === 3) result.length = pbf.readVarint()
  }, header)
  return header
}

const COMPRESSIONS: Record<number, string> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' }

function unpack(blob: Uint8Array, file: string, offset: number): Uint8Array {
  const pbf = new PbfReader(blob)
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) return pbf.readBytes()
    if (field === 3) return inflate(pbf.readBytes(), file, offset)
    const compression = COMPRESSIONS[field]
    if (compression !== undefined) {
      throw new SourceError(
        'unsupportedCompression',
        `${file} is packed with ${compression}; write it again with zlib, e.g. osmium cat in.osm.pbf -o out.osm.pbf`,
        { file, offset, compression },
      )
    }
  }
  throw broken(file, offset, 'holds no data')
}

function inflate(packed: Uint8Array, file: string, offset: number): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: BLOCK_LIMIT_BYTES })
  } catch (error) {
    throw broken(file, offset, error instanceof Error ? error.message : String(error))
  }
}

function notPbf(file: string, offset: number): SourceError {
  return new SourceError('notPbf', `${file} is not an OpenStreetMap .osm.pbf file (at byte ${offset}).`, {
    file,
    offset,
  })
}

function truncated(file: string, offset: number, expectedBytes: number, gotBytes: number): SourceError {
  return new SourceError(
    'truncated',
    `${file} is cut off: ${expectedBytes} bytes expected at byte ${offset}, ${gotBytes} found. Fetch the file again.`,
    { file, offset, expectedBytes, gotBytes },
  )
}

/** A block that is there but cannot be understood. */
export function broken(file: string, offset: number, why: string): SourceError {
  return new SourceError(
    'brokenBlock',
    `${file} is damaged: the block at byte ${offset} ${why}. Fetch the file again.`,
    {
      file,
      offset,
    },
  )
}
