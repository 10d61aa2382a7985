/** What a file holds, by its first bytes; its name and its content type are only what the sender says. */
export type PictureKind = 'jpeg' | 'png' | 'webp'

const SIGNATURES: [kind: string, at: number, bytes: string][] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF8'],
  ['heic', 4, 'ftyphei'],
  ['heic', 4, 'ftyphev'],
  ['heic', 4, 'ftypmif1'],
  ['heic', 4, 'ftypmsf1'],
  ['avif', 4, 'ftypavi'],
  ['video', 4, 'ftyp'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['bmp', 0, 'BM'],
  ['pdf', 0, '%PDF-'],
  ['zip', 0, 'PK\x03\x04'],
]
const ACCEPTED: readonly string[] = ['jpeg', 'png', 'webp'] satisfies PictureKind[]

/** The kind of a picture that is taken, or a word for what else it is ('heic', 'svg', 'pdf' …, 'unknown', 'nothing'). */
export function pictureKind(bytes: Uint8Array): { kind: PictureKind } | { found: string } {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  const isWebp = head.startsWith('RIFF') && head.startsWith('WEBP', 8)
  const found = isWebp
    ? 'webp'
    : (SIGNATURES.find(([, at, text]) => head.startsWith(text, at))?.[0] ?? markupKind(head))
  return ACCEPTED.includes(found) ? { kind: found as PictureKind } : { found }
}

const HEAD_BYTES = 1024

function markupKind(head: string): string {
  if (head === '') return 'nothing'
  // A byte order mark, as UTF-8 writes it, may come before.
  const text = head
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase()
  if (!text.startsWith('<')) return 'unknown'
  if (text.includes('<svg')) return 'svg'
  return text.includes('<html') || text.includes('<!doctype html') || text.includes('<script') ? 'html' : 'markup'
}
