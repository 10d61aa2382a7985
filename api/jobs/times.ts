/** The first time after `now` that a cron line names, read in a zone. */
export async function nextTime(cron: string, now: Date, zone: string): Promise<Date> {
  return (await parsed(cron, now, zone)).next().toDate()
}

/** The last time before `now` that a cron line names. */
export async function lastTime(cron: string, now: Date, zone: string): Promise<Date> {
  return (await parsed(cron, now, zone)).prev().toDate()
}

/** Loaded when first asked for: it brings a calendar of its own along, and a start need not wait for that. */
async function parsed(cron: string, currentDate: Date, tz: string) {
  const { default: parser } = await import('cron-parser')
  return parser.parseExpression(cron, { currentDate, tz })
}
