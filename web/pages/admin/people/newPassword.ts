/** Without letters and digits that are taken for one another. */
const CHARACTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** 56 characters to the 16th: over 90 bits. */
const LENGTH = 16

/** A password nobody has used. */
export function newPassword(): string {
  // Bytes beyond the last whole multiple are thrown away, or some characters would come more often.
  const usable = 256 - (256 % CHARACTERS.length)
  let password = ''
  while (password.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH)))
      if (byte < usable && password.length < LENGTH) password += CHARACTERS[byte % CHARACTERS.length]
  }
  return password
}
