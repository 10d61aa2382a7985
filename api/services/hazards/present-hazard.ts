import type { HazardLineRow } from '@wangge/db/queries/hazard-columns'
import type { Hazard } from '../../contract/index.ts'

export function presentHazard({ lon, lat, ...line }: HazardLineRow): Hazard {
  const { dispatchId, teamId, teamName, dispatchState: state, etaAt, ...row } = line
  const isSent = dispatchId !== null && teamId !== null && teamName !== null && state !== null
  return { ...row, position: [lon, lat], sent: isSent ? { dispatchId, teamId, teamName, state, etaAt } : null }
}
