/** `unknownLayer` is for a 404, `badAddress` for a 400 (RFC 9457 bodies are the api's). */
export type TileErrorCode = 'unknownLayer' | 'badAddress'

export class TileError extends Error {
  readonly code: TileErrorCode
  readonly detail: Readonly<Record<string, string | number>>
  constructor(code: TileErrorCode, message: string, detail: Record<string, string | number>) {
    super(message)
    this.name = 'TileError'
    this.code = code
    this.detail = detail
  }
}
