import { useMemo } from 'react'
import { useCalendar } from '../data/calendar.ts'
import { useNow } from '../data/now.ts'
import { localParts } from '../format/date.ts'
import type { WorkingDays } from '../format/remaining.ts'

const HOUR_SECONDS = 3600
/** Due times seldom lie farther ahead; a year that begins within this is read too. */
const AHEAD_MS = 60 * 86_400_000

/** The calendar that remaining times are counted by; null until it is here. */
export function useWorkingDays(): WorkingDays | null {
  const nowMs = useNow(HOUR_SECONDS)
  const thisYear = useCalendar(Number(localParts(nowMs).year)).data
  const nextYear = useCalendar(Number(localParts(nowMs + AHEAD_MS).year)).data
  return useMemo(() => {
    if (!thisYear) return null
    const days = [...thisYear.days, ...(nextYear?.days ?? [])]
    return { dutyTo: thisYear.dutyTo, differing: new Map(days.map(({ day, kind }) => [day, kind])) }
  }, [thisYear, nextYear])
}
