import { createHash, createHmac } from 'node:crypto'
import { isSame } from '../services/residents/link.ts'

/** What is signed under the installation's secret for people without an account; each purpose has a key of its own. */
export interface ReportKeys {
  /** `text` with a signature of 128 bits behind a dot. */
  sign(purpose: Purpose, text: string): string
  /** The text of a signed one; null where the signature is not ours. */
  read(purpose: Purpose, signed: string): string | null
  /** 128 bits that only this installation can tell from the text. */
  derive(purpose: Purpose, text: string): string
}

type Purpose = 'form' | 'challenge' | 'link' | 'sender'

const SIGNATURE_BYTES = 16

export function reportKeys(secret: string): ReportKeys {
  const derive = (purpose: Purpose, text: string): string =>
    createHmac('sha256', `${secret} residents ${purpose}`)
      .update(text)
      .digest()
      .subarray(0, SIGNATURE_BYTES)
      .toString('base64url')
  return {
    derive,
    sign: (purpose, text) => `${text}.${derive(purpose, text)}`,
    read: (purpose, signed) => {
      const dot = signed.lastIndexOf('.')
      if (dot <= 0) return null
      const text = signed.slice(0, dot)
      return isSame(signed.slice(dot + 1), derive(purpose, text)) ? text : null
    },
  }
}

export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex')
