import type { ForceTeam, ForceUnit } from '@wangge/api/contract'
import { describe, expect, it } from 'vitest'
import { type ForceNode, forceNodes, teamsBeneath, unitKeys } from './forceNodes.ts'

const unit = (code: string, name: string, parentCode: string | null = null, teams = 1): ForceUnit => ({
  ...{ id: code, code, name, kind: 'streetOffice', parentCode, leaderName: '', cellCode: null },
  totals: { teams, members: 0, onDuty: 0, free: 0, unready: 0 },
})
const team = (id: string, parentCode: string | null, part: Partial<ForceTeam> = {}): ForceTeam => ({
  ...{ id, code: `T${id}`, name: `${id}队`, kind: 'patrol', state: 'free', parentCode, cellCode: null, members: 4 },
  ...{ hasVehicle: true, unready: false, stale: false },
  ...part,
})
const EVERYTHING = { words: '', teamKind: null, only: null }
const forces = {
  units: [unit('A', '消防办'), unit('A1', '南浦街道', 'A'), unit('A2', '白鹭街道', 'A')],
  teams: [
    team('1', 'A1'),
    team('2', 'A1', { state: 'off', kind: 'mobile' }),
    team('3', 'A2', { unready: true }),
    team('4', null),
  ],
}
const written = (nodes: readonly ForceNode[]): unknown[] =>
  nodes.map((node) => (node.type === 'team' ? node.team.id : [node.unit.code, ...written(node.children)]))

describe('the tree of forces', () => {
  it('has units over their teams, and beside them teams that stand under none', () => {
    expect(written(forceNodes(forces, EVERYTHING))).toEqual([['A', ['A1', '1', '2'], ['A2', '3']], '4'])
  })
  it('shows a unit outside whose parent is outside the scope at the top', () => {
    expect(written(forceNodes({ units: [unit('A1', '南浦街道', 'A')], teams: [team('1', 'A1')] }, EVERYTHING))).toEqual(
      [['A1', '1']],
    )
  })
  it('keeps the units above what fits', () => {
    expect(written(forceNodes(forces, { ...EVERYTHING, only: 'unready' }))).toEqual([['A', ['A2', '3']]])
    expect(written(forceNodes(forces, { ...EVERYTHING, teamKind: 'mobile' }))).toEqual([['A', ['A1', '2']]])
    expect(written(forceNodes(forces, { ...EVERYTHING, only: 'onDuty' }))).toEqual([
      ['A', ['A1', '1'], ['A2', '3']],
      '4',
    ])
  })
  it('finds a team by name or code, and all teams of a unit by the unit', () => {
    expect(written(forceNodes(forces, { ...EVERYTHING, words: 't3' }))).toEqual([['A', ['A2', '3']]])
    expect(written(forceNodes(forces, { ...EVERYTHING, words: '南浦' }))).toEqual([['A', ['A1', '1', '2']]])
    expect(written(forceNodes(forces, { ...EVERYTHING, words: '没有' }))).toEqual([])
  })
  it('does not go round in circles', () => {
    expect(forceNodes({ units: [unit('A', '甲', 'B'), unit('B', '乙', 'A')], teams: [] }, EVERYTHING)).toEqual([])
  })
  it('knows every team beneath a unit', () => {
    expect([...teamsBeneath(forces, 'A')]).toEqual(['1', '2', '3'])
    expect([...teamsBeneath(forces, 'A2')]).toEqual(['3'])
  })
  it('opens to a depth', () => {
    const nodes = forceNodes(forces, EVERYTHING)
    expect(unitKeys(nodes, 0)).toEqual(['unit:A'])
    expect(unitKeys(nodes)).toEqual(['unit:A', 'unit:A1', 'unit:A2'])
  })
})
