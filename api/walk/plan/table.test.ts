import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PlanEditError } from './problem.ts'
import { PlanTable } from './table.ts'
import { randomPlan } from './testing/random-plan.ts'
import type { PlanEdit } from './types.ts'

test('after any edits, undos, redos, drags and settings the table is what a fresh one computes', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const plan = randomPlan(seed)
      const { below } = plan
      const inForce = possible(plan, 3)
      const table = new PlanTable(plan.graph, plan.base, plan.settings(), inForce)
      const steps: (() => void)[] = [
        () => table.apply(plan.edit(idsOf(table))),
        () => table.apply(plan.edit(idsOf(table))),
        () => table.undo(),
        () => table.redo(),
        () => table.removeAt(below(table.edits.length)),
        () => table.replace(table.edits.filter(() => below(4) > 0)),
        () => table.dragPoint(idsOf(table)[below(table.points.length)] as string, ...plan.place()),
        () => table.dragPoint(idsOf(table)[below(table.points.length)] as string, ...plan.place()),
        () => table.dropPoint(),
        () => table.setSettings(plan.settings()),
        () => void table.gains(),
      ]
      let dragged: PlanEdit[] = []
      for (let i = 0; i < 40; i++) {
        const before = said(table)
        try {
          steps[below(steps.length)]?.()
        } catch (error) {
          expect(error).toBeInstanceOf(PlanEditError)
          if (dragged.length === 0) expect(said(table)).toEqual(before)
        }
        const fresh = new PlanTable(plan.graph, plan.base, table.settings, inForce)
        fresh.replace(table.edits)
        const places = new Map(fresh.points.map(({ id, lon, lat }) => [id, `${lon} ${lat}`]))
        const moved = table.points.filter(({ id, lon, lat }) => places.get(id) !== `${lon} ${lat}`)
        dragged = moved.map(({ id, lon, lat }) => ({ type: 'movePoint', id, lon, lat }))
        for (const { id, lon, lat } of moved) fresh.dragPoint(id, lon, lat)
        expect(said(table)).toEqual(said(fresh))
      }
    }),
    { numRuns: 14 },
  )
})

/** Edits that can follow one another. */
function possible(plan: ReturnType<typeof randomPlan>, count: number): PlanEdit[] {
  const table = new PlanTable(plan.graph, plan.base, plan.settings())
  for (let i = 0; i < count; i++) {
    try {
      table.apply(plan.edit(idsOf(table)))
    } catch (error) {
      expect(error).toBeInstanceOf(PlanEditError)
    }
  }
  return [...table.edits]
}

function idsOf(table: PlanTable): string[] {
  return table.points.map(({ id }) => id)
}

/** All that a table says, as text where that is quicker to compare. */
function said(table: PlanTable) {
  return {
    states: String(table.states),
    statesBefore: String(table.statesBefore),
    seconds: String(table.seconds),
    served: String(table.servedPeople),
    totals: table.totals(),
    townships: table.cells(9),
    cells: table.cells(12),
    digest: table.digest(),
    gates: table.gates(),
    gaps: table.gaps().map(({ rows, ...gap }) => ({ ...gap, rows: String(rows) })),
    points: table.points,
    routes: [0, 1, 2, 3, 4, 5].map((row) => table.route(row)).map((way) => [way?.pointId, way?.seconds]),
  }
}
