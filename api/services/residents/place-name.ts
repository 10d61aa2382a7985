import { NOBODY } from '@wangge/db'
import type { House } from '../../house.ts'
import { findPlace } from '../hazards/find-place.ts'

/** What a position inside the district is called, down to the community. Throws `outsideDistrict`. */
export async function placeName({
  house,
  input,
}: {
  house: House
  input: { position: readonly [number, number] }
}): Promise<string> {
  const who = { ...NOBODY, as: 'app_system' as const, scope: null }
  const { townshipName, cellName } = await findPlace({ ...house, who }, input.position)
  return [...new Set([townshipName, cellName])].filter(Boolean).join(' ')
}
