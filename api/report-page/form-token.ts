import { randomBytes } from 'node:crypto'
import { type ReportKeys, sha256Hex } from './keys.ts'

/** One form that was handed out: whoever sends it twice has reported once. */
export interface FormToken {
  /** Names the form in the database; says nothing of its link. */
  form: string
  /** Secret of the link under which what it reports is followed: the same each time, and kept nowhere. */
  link: string
}

/** Somebody may look for words, photos and a better place for a while; a form from last week is another day's. */
const FORM_HOURS = 24

/** A form's token: 128 random bits, when it was handed out, signature. */
export function issueForm(keys: ReportKeys, now: Date): string {
  return keys.sign('form', `${randomBytes(16).toString('base64url')}.${now.getTime().toString(36)}`)
}

/** What a token stands for; null where it is none of ours, or too old. */
export function readForm(keys: ReportKeys, token: string, now: Date): FormToken | null {
  const text = keys.read('form', token)
  const [id, issued] = text?.split('.') ?? []
  if (id === undefined || issued === undefined) return null
  const ageMs = now.getTime() - Number.parseInt(issued, 36)
  if (!(ageMs >= 0 && ageMs <= FORM_HOURS * 3_600_000)) return null
  return { form: sha256Hex(`form ${id}`).slice(0, 32), link: keys.derive('link', id) }
}
