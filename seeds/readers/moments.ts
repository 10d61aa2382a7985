import { DateTime, type TokenParser } from 'luxon'

/** Milliseconds since 1970 of a text; null where it is none. */
export type ReadMoment = (text: string) => number | null

/**
 * How times of a file are read: in Unicode tokens (UTS 35, `MM/dd/yyyy hh:mm:ss a`), else ISO 8601. A time without an offset of its own is
 * wall time of the IANA `zone`. Throws RangeError for a zone or a format that is none.
 */
export function momentReader(format: string | undefined, zone: string): ReadMoment {
  if (!DateTime.local({ zone }).isValid) throw new RangeError(`${zone} is no IANA time zone`)
  if (format === undefined) return (text) => millisecondsOf(DateTime.fromISO(text, { zone }))
  const parser = DateTime.buildFormatParser(format, { locale: 'en-US' }) as TokenParser & { isValid: boolean }
  if (!parser.isValid) throw new RangeError(`"${format}" is no time format`)
  return (text) => millisecondsOf(DateTime.fromFormatParser(text, parser, { zone, locale: 'en-US' }))
}

const millisecondsOf = (moment: DateTime): number | null => (moment.isValid ? moment.toMillis() : null)
