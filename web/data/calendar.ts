import { useQuery } from '@tanstack/react-query'
import type { Calendar } from '@wangge/api/contract'
import { request } from './client.ts'

const HOUR_MS = 3_600_000

/** Holidays and make-up workdays of a year, to count working days by; remaining times read in days until it is here. */
export const useCalendar = (year: number) =>
  useQuery({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => request<Calendar>(`/calendar?year=${year}`, { signal }),
    staleTime: HOUR_MS,
    retry: false,
  })
