import type { ForceUnitRow } from '../../rows.ts'
import { inventPerson } from '../history/reports.ts'
import type { District } from '../layOut.ts'
import type { Community } from '../plan.ts'
import type { Random } from '../random.ts'

export const FIRE_OFFICE = '99F001'
export const PLATOONS = 3
const COMPANY = '99L001'

/**
 * What stands above the sample's teams: the fire office, beneath it the townships' offices, each led by the director of its
 * comprehensive-governance office (seed 001), beneath them the communities; apart from them a militia company of three platoons.
 */
export function listForceUnits({ plan, divisions }: District, random: Random): ForceUnitRow[] {
  const named = (post: string) => `${inventPerson(random).name}（${post}）`
  const county = divisions.county.code
  const rows: ForceUnitRow[] = [
    {
      ...{ code: FIRE_OFFICE, name: `${divisions.county.name}消防办`, kind: 'fireOffice', parentCode: null },
      ...{ leaderName: named('消防办主任'), cellCode: county },
    },
  ]
  for (const { code, name } of divisions.townships.values()) {
    const office = name.endsWith('街道') ? `${name}办` : `${name}政府`
    rows.push({
      ...{ code: officeCode(code), name: office, kind: 'streetOffice', parentCode: FIRE_OFFICE },
      ...{ leaderName: named('综治办主任'), cellCode: code },
    })
  }
  for (const [index, { code, name }] of divisions.communities.entries()) {
    const township = divisions.townships.get((plan.communities[index] as Community).township)
    rows.push({
      ...{ code: communityCode(code), name, kind: 'community', parentCode: officeCode(township?.code ?? '') },
      ...{ leaderName: named(name.endsWith('村') ? '村主任' : '社区书记'), cellCode: code },
    })
  }
  rows.push({
    ...{ code: COMPANY, name: `${divisions.county.shortName}民兵应急连`, kind: 'company', parentCode: null },
    ...{ leaderName: named('连长'), cellCode: county },
  })
  for (let number = 1; number <= PLATOONS; number++) {
    rows.push({
      ...{ code: platoonCode(number), name: `民兵${'一二三'[number - 1]}排`, kind: 'platoon', parentCode: COMPANY },
      ...{ leaderName: named('排长'), cellCode: county },
    })
  }
  return rows
}

/** The township's office; codes are the divisions', so that they stay the same. */
export const officeCode = (township: string): string => `99S${township.slice(6, 9)}`
export const communityCode = (community: string): string => `99C${community.slice(6, 12)}`
export const platoonCode = (number: number): string => `99P${String(number).padStart(3, '0')}`
