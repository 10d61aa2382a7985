/** The day in a time zone as YYYY-MM-DD. */
export function dayIn(zone: string, at: Date): string {
  return formatOf(zone).format(at)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  // Swedish writes dates as YYYY-MM-DD.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(zone, made)
  return made
}

/** A Date whose local fields show the wall clock of `zone`: for libraries that read local fields only. */
export function wallClockIn(zone: string, at: Date): Date {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const field = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return new Date(field('year'), field('month') - 1, field('day'), field('hour'), field('minute'), field('second'))
}

const momentFormats = new Map<string, Intl.DateTimeFormat>()

/** Day and time in a time zone as YYYY-MM-DD HH:mm:ss. */
export function wallClockText(zone: string, at: Date): string {
  let format = momentFormats.get(zone)
  if (!format) {
    // Swedish writes them so.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    momentFormats.set(zone, format)
  }
  return format.format(at)
}
