import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The secret that signs cookies: as set, else the one of this installation, made once in `<data>/secret` for the owner's eyes only. */
export function authSecret({
  authSecret,
  dataDirectory,
}: {
  authSecret: string | undefined
  dataDirectory: string
}): string {
  if (authSecret !== undefined) return authSecret
  const file = join(dataDirectory, 'secret')
  mkdirSync(dataDirectory, { recursive: true })
  try {
    // `wx` lets one of two processes that start at once make it; the other reads it.
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
