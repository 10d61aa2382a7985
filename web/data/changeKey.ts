/** A fresh Idempotency-Key. `crypto.randomUUID` is missing on plain HTTP from other machines, so the bytes are drawn by hand. */
export function changeKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
