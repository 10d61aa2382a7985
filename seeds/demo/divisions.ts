import { DEMO_CODE_PREFIX } from '@wangge/db/vocabulary'
import {
  BEST_KNOWN_ESTATE,
  COMMUNITY_NAMES,
  COUNTY_NAME,
  ESTATE_FIRST,
  ESTATE_LAST,
  LOCAL_NAMES,
  ORDINALS,
  PREFECTURE_NAME,
  TOWNSHIP_NAMES,
  type TownshipKey,
  VILLAGE_NAMES,
} from './names.ts'
import type { Block, Plan } from './plan.ts'
import type { Random } from './random.ts'

/** Names and codes of everything that has a code. */
export interface Divisions {
  prefecture: Division
  county: Division
  townships: Map<TownshipKey, Division>
  /** By index in the plan. */
  communities: Division[]
  blocks: Map<Block, Division>
}

export interface Division {
  code: string
  name: string
  /** Without 社区, 村 or 街道: how people call it. */
  shortName: string
}

export function nameDivisions(plan: Plan, random: Random): Divisions {
  const keys = Object.keys(TOWNSHIP_NAMES) as TownshipKey[]
  const townships = new Map(
    keys.map((key, index) => {
      const name = TOWNSHIP_NAMES[key]
      const code = `${DEMO_CODE_PREFIX}0101${String(index + 1).padStart(3, '0')}000`
      return [key, { code, name, shortName: name.replace(/街道$|镇$/, '') }] as const
    }),
  )
  const communities = nameCommunities(plan, townships, random)
  return {
    prefecture: { code: `${DEMO_CODE_PREFIX}0100000000`, name: PREFECTURE_NAME, shortName: '演示' },
    county: { code: `${DEMO_CODE_PREFIX}0101000000`, name: COUNTY_NAME, shortName: '晨河' },
    townships,
    communities,
    blocks: nameBlocks(plan, communities, random),
  }
}

/** Communities count from 001 in each township, villages from 201, as the national codes do. */
function nameCommunities(plan: Plan, townships: Map<TownshipKey, Division>, random: Random): Division[] {
  const local = new Map(Object.entries(LOCAL_NAMES).map(([township, names]) => [township, random.shuffled(names)]))
  const towns = random.shuffled(COMMUNITY_NAMES)
  const villages = random.shuffled(VILLAGE_NAMES)
  const counters = new Map<string, number>()
  return plan.communities.map(({ township, rural }) => {
    const counter = `${township}${rural}`
    const number = (counters.get(counter) ?? 0) + 1
    counters.set(counter, number)
    const shortName = (rural ? villages.pop() : (local.get(township)?.pop() ?? towns.pop())) ?? `第${number}`
    const code =
      (townships.get(township) as Division).code.slice(0, 9) + String(number + (rural ? 200 : 0)).padStart(3, '0')
    return { code, name: shortName + (rural ? '村' : '社区'), shortName }
  })
}

function nameBlocks(plan: Plan, communities: Division[], random: Random): Map<Block, Division> {
  const pool = ESTATE_LAST.flatMap((last) => ESTATE_FIRST.map((first) => first + last))
  const estates = random.shuffled(pool.filter((name) => name !== BEST_KNOWN_ESTATE.name))
  let bestKnown: string | undefined = BEST_KNOWN_ESTATE.name
  const estateIn = (community: string) => {
    if (community !== BEST_KNOWN_ESTATE.community || !bestKnown) return estates.pop() ?? ''
    const name = bestKnown
    bestKnown = undefined
    return name
  }
  const counters = new Map<string, number>()
  const blocks = new Map<Block, Division>()
  for (const block of plan.blocks) {
    const community = communities[block.community] as Division
    const count = (what: string) => {
      const number = (counters.get(community.code + what) ?? 0) + 1
      counters.set(community.code + what, number)
      return number
    }
    const name = blockName(block, community.shortName, count, () => estateIn(community.shortName))
    blocks.set(block, { code: community.code + String(count('')).padStart(3, '0'), name, shortName: name })
  }
  return blocks
}

function blockName(
  { ground }: Block,
  community: string,
  count: (what: string) => number,
  estate: () => string,
): string {
  const numbered = (what: string) => {
    const number = count(what)
    return community + (number > 1 ? ORDINALS[number - 1] : '') + what
  }
  switch (ground) {
    case 'estate':
    case 'towers':
      return estate() || numbered('小区')
    case 'oldTown':
      return `${community} ${count('号院')} 号院`
    case 'fields':
      return `${community}村${ORDINALS[count('组') - 1] ?? count('组')}组`
    case 'park':
      return numbered('公园')
    case 'school':
      return numbered('学校')
    case 'works':
      return numbered('工业园')
    case 'market':
      return numbered('市场')
    case 'station':
      return '晨河站'
    case 'office':
      return numbered('商务区')
    case 'vacant':
      return numbered('待建地')
    case 'bank':
      return numbered('滨河绿地')
    case 'railside':
      return numbered('铁路沿线')
  }
}
