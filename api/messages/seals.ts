import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** What of a channel nobody may read in the database or a backup: its address, which holds a robot's key, and its secret. */
export interface ChannelSecrets {
  address: string
  secret: string | null
}

export interface Seals {
  /** `channelId` is sealed in: a row copied to another channel does not open. */
  seal(channelId: string, secrets: ChannelSecrets): Uint8Array
  /** Null where it was sealed with another deployment's secret, or tampered with. */
  open(channelId: string, sealed: Uint8Array): ChannelSecrets | null
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Seals with AES-256-GCM under a key drawn from the deployment's secret (HKDF-SHA-256). */
export function createSeals(secret: string): Seals {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'wangge message channels', 32))
  return {
    seal: (channelId, secrets) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(channelId))
      const body = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()])
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]))
    },
    open: (channelId, sealed) => {
      try {
        const bytes = Buffer.from(sealed)
        const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
          .setAAD(Buffer.from(channelId))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
        const body = Buffer.concat([opening.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), opening.final()])
        return JSON.parse(body.toString('utf8')) as ChannelSecrets
      } catch {
        return null
      }
    },
  }
}
