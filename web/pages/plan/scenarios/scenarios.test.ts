// @vitest-environment happy-dom
import type { CellChange, PlanEdit, PlanSums } from '@wangge/api/walk'
import { describe, expect, it } from 'vitest'
import { cellsCsv, changedCells, sortedCells } from './changedCells.ts'
import { storeDraft, storedDraft } from './draft.ts'
import { listed } from './listed.ts'
import { sameEdits } from './same.ts'
import type { ScenarioSummary } from './scenarioQueries.ts'

const sums = (served: number): PlanSums => ({ all: 100, served, closed: 0, gap: 100 - served, noStreetData: 0 })
const edit: PlanEdit = { type: 'movePoint', id: 'one', lon: 121, lat: 31 }

describe('a scenario and what was saved of it', () => {
  it('are the same whatever the order of the fields', () => {
    expect(sameEdits([edit], [{ lat: 31, lon: 121, id: 'one', type: 'movePoint' }])).toBe(true)
    expect(sameEdits([edit], [{ ...edit, lat: 31.1 }])).toBe(false)
    expect(sameEdits([edit], [])).toBe(false)
  })
  it('is kept unsaved by person, streets and scenario', () => {
    const place = { personId: 'p', networkId: 'n', scenarioId: null }
    storeDraft(place, [edit])
    expect(storedDraft(place)).toEqual([edit])
    expect(storedDraft({ ...place, networkId: 'other' })).toBeNull()
    expect(storedDraft({ ...place, scenarioId: 's' })).toBeNull()
    storeDraft(place, null)
    expect(storedDraft(place)).toBeNull()
  })
  it('is nothing where what was kept cannot be read', () => {
    localStorage.setItem('wangge.plan.p.n.new', '{"edits')
    expect(storedDraft({ personId: 'p', networkId: 'n', scenarioId: null })).toBeNull()
  })
})

describe('who gains and who loses', () => {
  const cell = (code: string, before: number, gained: number, lost: number): CellChange => ({
    ...{ code, gained, lost, before: sums(before), after: sums(before + gained - lost) },
  })
  const cells = changedCells(
    [cell('990001001001', 10, 5, 0), cell('99000100100101', 20, 3, 9), cell('990001001002', 50, 0, 0)],
    (code) => `cell ${code}`,
  )
  it('is summed by community, and leaves out those whose figures stay', () => {
    expect(cells).toHaveLength(1)
    expect(cells[0]).toMatchObject({ name: 'cell 990001001001', gained: 8, lost: 9, before: { served: 30 } })
    for (const { before, after, gained, lost } of cells) expect(before.served + gained - lost).toBe(after.served)
  })
  it('stands in any order asked for', () => {
    const two = [...cells, { ...(cells[0] as (typeof cells)[number]), code: '2', name: 'a', gained: 99, lost: 0 }]
    expect(sortedCells(two, 'gained').map(({ gained }) => gained)).toEqual([99, 8])
    expect(sortedCells(two, 'lost').map(({ lost }) => lost)).toEqual([9, 0])
    expect(sortedCells(two, 'area').map(({ name }) => name)).toEqual(['a', 'cell 990001001001'])
  })
  it('goes into a spreadsheet as text, never as a formula', () => {
    const [row] = cells
    const csv = cellsCsv(row ? [{ ...row, name: '=1+1, "x"' }] : [], ['code', 'area'])
    expect(csv.charCodeAt(0)).toBe(0xfeff)
    expect(csv).toContain(`990001001001,"'=1+1, ""x""",200,30,29,8,9\r\n`)
  })
})

describe('the list of scenarios', () => {
  const item = (name: string, note: string, gain: number): ScenarioSummary =>
    ({
      name,
      note,
      before: sums(1),
      after: sums(1 + gain),
      createdByName: '王',
      changedByName: '李',
    }) as ScenarioSummary
  const items = [item('冬季补点', '和街道商量过', 3), item('夏季', '', 9)]
  it('is found by name, note and person', () => {
    expect(listed(items, '街道 冬季', 'latest').map(({ name }) => name)).toEqual(['冬季补点'])
    expect(listed(items, '李', 'latest')).toHaveLength(2)
    expect(listed(items, '没有', 'latest')).toEqual([])
  })
  it('keeps its order, or goes by gain or name', () => {
    expect(listed(items, '', 'latest').map(({ name }) => name)).toEqual(['冬季补点', '夏季'])
    expect(listed(items, '', 'gain').map(({ name }) => name)).toEqual(['夏季', '冬季补点'])
  })
})
