import type { DemoKeyPlace, GridCellRow, ResidenceRow } from '../../rows.ts'
import type { Random } from '../random.ts'

/** What a community has besides homes, and what it is called after the community's own name. */
const KINDS: readonly (readonly [kind: DemoKeyPlace['kind'], suffix: string, share: number])[] = [
  ['market', '农贸市场', 0.6],
  ['school', '小学', 0.45],
  ['careHome', '养老院', 0.35],
  ['keyUnit', '商业综合体', 0.4],
  ['highRise', '高层公寓', 0.3],
  ['warehouse', '仓储中心', 0.2],
]
/** Nobody has to go round more than these every day. */
const MOST = 3

interface Ground {
  cells: readonly GridCellRow[]
  residences: readonly ResidenceRow[]
}

/** Two or three places of each community that every patrol has to look at; invented, in place of a home. */
export function listKeyPlaces({ cells, residences }: Ground, random: Random): DemoKeyPlace[] {
  const homes = new Map<string, ResidenceRow[]>()
  for (const home of residences) {
    const community = home.code.slice(0, 12)
    homes.set(community, [...(homes.get(community) ?? []), home])
  }
  let number = 0
  return cells
    .filter(({ level }) => level === 'community')
    .flatMap((community) => {
      const sites = random.shuffled(homes.get(community.code) ?? [])
      const kinds = random.shuffled(KINDS.filter(([, , share]) => random.chance(share))).slice(0, MOST)
      return (kinds.length > 0 ? kinds : KINDS.slice(0, 1)).flatMap(([kind, suffix], index) => {
        const site = sites[index]
        if (!site) return []
        number += 1
        const name = `${community.name.replace(/(社区|村)$/, '')}${suffix}`
        const { lon, lat, address } = site
        const cellCode = site.code.split('-')[0] ?? community.code
        return [{ code: `99K${String(number).padStart(3, '0')}`, name, kind, address, lon, lat, cellCode }]
      })
    })
}
