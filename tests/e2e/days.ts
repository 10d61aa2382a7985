/** Days of the deployment's zone. */
export function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
}

/** The Monday of a week so many weeks ahead. */
export function mondayAhead(weeks: number): string {
  const weekday = (new Date(`${dayAhead(0)}T00:00:00Z`).getUTCDay() + 6) % 7
  return dayAhead(weeks * 7 - weekday)
}
