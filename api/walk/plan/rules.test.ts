import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PlanEditError } from './problem.ts'
import { PlanTable } from './table.ts'
import { standingByBruteForce } from './testing/oracle.ts'
import { randomPlan } from './testing/random-plan.ts'
import { PLAN_STATES, PLAN_WEIGHTS, type PlanSums } from './types.ts'

test('every residence stands as the rules say of walks found by brute force, with room for all or not', () => {
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), (seed, asksForRoom) => {
      const plan = randomPlan(seed, 14, 5)
      const settings = { ...plan.settings(), asksForRoom }
      const table = new PlanTable(plan.graph, plan.base, settings)
      const truth = standingByBruteForce(plan.graph, plan.base, settings)
      expect([...table.servedPeople]).toEqual(truth.servedPeople)
      expect(Array.from(table.states, (state) => PLAN_STATES[state])).toEqual(truth.states)
      const { people } = table.totals().after
      expect(people.served).toBe(truth.servedPeople.reduce((sum, served) => sum + served, 0))
      expect(people.all).toBe(plan.base.residences.people.reduce((sum, all) => sum + all, 0))
    }),
    { numRuns: 60 },
  )
})

test('before + gained − lost = after, of every cell of every level in every weight, and the cells make up the whole', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const table = editedTable(seed)
      for (const weight of PLAN_WEIGHTS) {
        table.setSettings({ weight })
        const { cell } = table.base.residences
        const inCells = table.base.residences[weight].reduce((sum, all, row) => sum + (cell[row] === -1 ? 0 : all), 0)
        for (const prefixLength of [4, 6, 9, 12]) {
          const cells = table.cells(prefixLength)
          for (const { before, after, gained, lost } of cells) {
            expect(before.served + gained - lost).toBe(after.served)
            expect([partsOf(before), partsOf(after), before.all]).toEqual([before.all, after.all, after.all])
          }
          expect(cells.reduce((sum, { after }) => sum + after.all, 0)).toBe(inCells)
        }
        const { before, after } = table.totals()
        for (const sums of [before[weight], after[weight]]) expect(partsOf(sums)).toBe(sums.all)
      }
    }),
    { numRuns: 30 },
  )
})

test('gaps part those who are not served, and sum up to what is closed and what is a gap', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const table = editedTable(seed)
      const gaps = table.gaps()
      const rows = gaps.flatMap((gap) => [...gap.rows]).sort((a, b) => a - b)
      const outside = [...table.states.entries()].filter(([, state]) => state === 1 || state === 2)
      expect(rows).toEqual(outside.map(([row]) => row))
      for (const gap of gaps) {
        expect(new Set(Array.from(gap.rows, (row) => PLAN_STATES[table.states[row] as number]))).toEqual(
          new Set([gap.state]),
        )
        expect(new Set(Array.from(gap.rows, (row) => townshipOf(table, row))).size).toBe(1)
      }
      const { after } = table.totals()
      for (const weight of PLAN_WEIGHTS) {
        for (const state of ['closed', 'gap'] as const) {
          const sum = gaps.filter((gap) => gap.state === state).reduce((all, gap) => all + gap.sums[weight], 0)
          expect(sum).toBe(after[weight][state])
        }
      }
      const ranks = gaps.map((gap) => gap.sums[table.settings.weight])
      expect(ranks).toEqual([...ranks].sort((a, b) => b - a))
    }),
    { numRuns: 30 },
  )
})

/** A table after some edits and under some settings. */
function editedTable(seed: number): PlanTable {
  const plan = randomPlan(seed)
  const table = new PlanTable(plan.graph, plan.base, plan.settings())
  for (let i = 0; i < 12; i++) {
    try {
      table.apply(plan.edit(table.points.map(({ id }) => id)))
    } catch (error) {
      expect(error).toBeInstanceOf(PlanEditError)
    }
  }
  return table
}

function townshipOf({ base }: PlanTable, row: number): string | undefined {
  return base.cellCodes[base.residences.cell[row] as number]?.slice(0, 9)
}

function partsOf({ served, closed, gap, noStreetData }: PlanSums): number {
  return served + closed + gap + noStreetData
}
