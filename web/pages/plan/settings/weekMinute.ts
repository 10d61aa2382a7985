const DAY = 1440

/** Day 0 = Monday and HH:mm of a minute of the week. */
export function clockOf(minute: number): { day: number; time: string } {
  const two = (value: number): string => String(value).padStart(2, '0')
  const ofDay = minute % DAY
  return { day: Math.floor(minute / DAY), time: `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}` }
}

/** The minute of the week of HH:mm on a day, 0 = Monday. */
export function minuteOfWeek(day: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return day * DAY + hours * 60 + minutes
}

/** 8:05 or 20:47. */
export const isTime = (text: string): boolean => /^([01]?\d|2[0-3]):[0-5]\d$/.test(text)
