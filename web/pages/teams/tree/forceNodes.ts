import type { Forces, ForceTeam, ForceUnit } from '@wangge/api/contract'
import type { TeamsPlace } from '../teamsPlace.ts'

/** A row of the tree. Keys of units and teams cannot meet. */
export type ForceNode =
  | { key: string; type: 'unit'; unit: ForceUnit; children: ForceNode[] }
  | { key: string; type: 'team'; team: ForceTeam; isLeaf: true }

export type Narrowing = Pick<TeamsPlace, 'words' | 'teamKind' | 'only'>

export const unitKey = (code: string): string => `unit:${code}`
export const teamKey = (id: string): string => `team:${id}`

/**
 * The tree as narrowed: teams that fit, and the units above them. A unit whose own name has the words keeps all of its teams that
 * fit the rest. Units come before teams, each by code.
 */
export function forceNodes({ units, teams }: Pick<Forces, 'units' | 'teams'>, narrowing: Narrowing): ForceNode[] {
  const words = narrowing.words.trim().toLowerCase()
  const has = ({ name, code }: { name: string; code: string }) =>
    name.toLowerCase().includes(words) || code.toLowerCase().includes(words)
  const codes = new Set(units.map(({ code }) => code))
  const unitsUnder = grouped(units, ({ parentCode }) => parentIn(codes, parentCode))
  const teamsUnder = grouped(teams.filter(fits(narrowing)), ({ parentCode }) => parentIn(codes, parentCode))
  return under('', words === '', new Set())

  function under(code: string, isNamed: boolean, above: ReadonlySet<string>): ForceNode[] {
    const own = (teamsUnder.get(code) ?? []).filter((team) => isNamed || has(team))
    return [
      ...(unitsUnder.get(code) ?? []).flatMap((unit): ForceNode[] => {
        if (above.has(unit.code)) return []
        const children = under(unit.code, isNamed || has(unit), new Set([...above, unit.code]))
        const isEmptyButNamed = isBare(narrowing) && unit.totals.teams === 0
        return children.length > 0 || isEmptyButNamed ? [{ key: unitKey(unit.code), type: 'unit', unit, children }] : []
      }),
      ...own.map((team): ForceNode => ({ key: teamKey(team.id), type: 'team', team, isLeaf: true })),
    ]
  }
}

/** Ids of all teams beneath a unit, however deep. */
export function teamsBeneath({ units, teams }: Pick<Forces, 'units' | 'teams'>, code: string): Set<string> {
  const below = new Set([code])
  for (let size = 0; size !== below.size; ) {
    size = below.size
    for (const unit of units) if (unit.parentCode !== null && below.has(unit.parentCode)) below.add(unit.code)
  }
  return new Set(teams.filter(({ parentCode }) => parentCode !== null && below.has(parentCode)).map(({ id }) => id))
}

/** Keys of units down to a depth, 0 = only the top ones; every unit without it. */
export function unitKeys(nodes: readonly ForceNode[], depth = Number.POSITIVE_INFINITY): string[] {
  return nodes.flatMap((node) =>
    node.type === 'unit' ? [node.key, ...(depth > 0 ? unitKeys(node.children, depth - 1) : [])] : [],
  )
}

export const isBare = ({ words, teamKind, only }: Narrowing): boolean =>
  words.trim() === '' && teamKind === null && only === null

function fits({ teamKind, only }: Narrowing): (team: ForceTeam) => boolean {
  return ({ kind, state, unready }) => {
    if (teamKind !== null && kind !== teamKind) return false
    if (only === 'onDuty') return state !== 'off'
    if (only === 'free') return state === 'free'
    return only === null || unready
  }
}

const parentIn = (codes: ReadonlySet<string>, parentCode: string | null): string =>
  parentCode !== null && codes.has(parentCode) ? parentCode : ''

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
