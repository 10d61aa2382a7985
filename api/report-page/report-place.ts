import { ServiceError } from '../errors.ts'
import type { House } from '../house.ts'
import { findArea } from '../services/residents/areas.ts'
import { placeName } from '../services/residents/place-name.ts'
import type { ResidentReport } from '../services/residents/report-as-resident.ts'
import type { ReportFields } from './fields.ts'
import type { TextKey } from './language.ts'

type Found = Pick<ResidentReport, 'position' | 'placeBy' | 'area'>

/**
 * Where a report is about: the phone's position, a photo's where its sender says so, else the area he chose. A photo's place that lies
 * in the district is offered to whoever named none.
 */
export async function findReportPlace(
  house: House,
  { position, area, photoPlace, photoPosition: photo }: ReportFields,
): Promise<Found | { error: TextKey } | { offered: { name: string } }> {
  if (position !== null) return (await nameOf(house, position)) === null ? OUTSIDE : by('position', position)
  const chosen = area === '' ? null : await findArea(house, area)
  if (chosen !== null)
    return { position: chosen.position, placeBy: 'area', area: { code: chosen.code, name: chosen.name } }
  const name = photo === null ? null : await nameOf(house, photo)
  if (photo === null || name === null || photoPlace === 'no') return { error: 'error.place' }
  return photoPlace === 'yes' ? by('photo', photo) : { offered: { name } }
}

const OUTSIDE = { error: 'error.outsideDistrict' } as const

const by = (placeBy: 'position' | 'photo', position: [number, number]): Found => ({ position, placeBy, area: null })

async function nameOf(house: House, position: [number, number]): Promise<string | null> {
  try {
    return await placeName({ house, input: { position } })
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'outsideDistrict') return null
    throw error
  }
}
