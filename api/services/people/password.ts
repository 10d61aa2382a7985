import { randomInt } from 'node:crypto'
import { ServiceError } from '../../errors.ts'

const MADE_CHARACTERS = 16
/** Without characters that are read as another: 0 O, 1 l I. */
const ALPHABET = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LEAST_CHARACTERS = 10

/** A random password of 16 characters (over 93 bits) that can be read aloud. */
export function makePassword(): string {
  return Array.from({ length: MADE_CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** The scrypt hash of a password. Throws for one that is too short, or is the user name. */
export async function hashNewPassword(password: string, username: string): Promise<string> {
  if (password.length < LEAST_CHARACTERS)
    throw new ServiceError('invalidInput', `A password has at least ${LEAST_CHARACTERS} characters`, {
      ...{ field: 'password', value: '', reason: `at least ${LEAST_CHARACTERS} characters` },
    })
  if (password.toLowerCase() === username)
    throw new ServiceError('passwordIsUsername', 'The password is the user name', { username })
  const { hashPassword } = await import('better-auth/crypto')
  return hashPassword(password)
}
