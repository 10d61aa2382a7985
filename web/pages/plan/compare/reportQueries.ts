import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CoverageReport } from '@wangge/api/contract'
import type { PlanSettings } from '@wangge/api/walk'
import { request } from '../../../data/client.ts'

/** The server's names of settings; an area's code where it is not the whole. */
export function reportQuery(settings: PlanSettings, area: string): URLSearchParams {
  const { limitSeconds, speedMetresPerSecond, kinds, minuteOfWeek, asksForStaff, asksForRoom, weight } = settings
  const query = new URLSearchParams({
    limitSeconds: String(limitSeconds),
    speedMetresPerSecond: String(speedMetresPerSecond),
    asksForStaff: String(asksForStaff),
    asksForRoom: String(asksForRoom),
    weight,
  })
  for (const kind of kinds) query.append('kinds', kind)
  if (minuteOfWeek !== null) query.set('minuteOfWeek', String(minuteOfWeek))
  if (area !== '') query.set('area', area)
  return query
}

/** Today's figures of an area under settings; null = not wanted. */
export function useReport(settings: PlanSettings | null, area: string) {
  const query = settings ? reportQuery(settings, area).toString() : ''
  return useQuery({
    queryKey: ['coverage-report', query],
    queryFn: ({ signal }) => request<CoverageReport>(`/coverage-report?${query}`, { signal }),
    enabled: settings !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
