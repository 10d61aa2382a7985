import { MOST_WORDS, type ReportFields } from './fields.ts'
import type { FieldErrors } from './form.ts'

/** What is wrong with the words of a form, by the field. */
export function checkFields({ kind, address, description, phone }: ReportFields): FieldErrors {
  const errors: FieldErrors = {}
  if (kind === '') errors.kind = 'error.kind'
  if (address === '') errors.address = 'error.address'
  if (description === '' || description.length > MOST_WORDS) errors.words = 'error.words'
  if (phone !== '' && !/^[\d +()-]{3,30}$/.test(phone)) errors.phone = 'error.phone'
  return errors
}
