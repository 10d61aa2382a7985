import type { ReportMap } from '@wangge/api/contract'

/** What the map draws, and the middle of an area by its code ('' = of none). Throws where the server does not say. */
export async function askGround(area: string): Promise<ReportMap> {
  const response = await fetch(`/report/map?area=${encodeURIComponent(area)}`)
  if (!response.ok) throw new Error(`No map: ${response.status}`)
  return (await response.json()) as ReportMap
}
