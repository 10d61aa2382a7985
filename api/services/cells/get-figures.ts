import { type CellFigureRow, type CellLabelRow, cellFigures, cellLabels } from '@wangge/db/queries/cell-figures'
import type { Level } from '@wangge/db/vocabulary'
import type { CellFigures } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { findRun } from '../coverage/find-run.ts'
import { dayIn } from '../days.ts'

/** Figures of every visible cell of a level in one run, as columns. Throws `notFound` for a run that is none. */
export async function getFigures({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { runId: string; level: Level }
}): Promise<CellFigures> {
  const { level } = input
  const run = await findRun(ctx, input.runId)
  const { rows, labels } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<CellFigureRow>(cellFigures(run.id, level)),
    labels: await tx.rows<CellLabelRow>(cellLabels(level, dayIn(ctx.zone, ctx.clock()))),
  }))
  const labelOf = new Map(labels.map(({ code, lon, lat }) => [code, [lon, lat] as [number, number]]))
  return {
    runId: run.id,
    level,
    code: rows.map((row) => row.code),
    name: rows.map((row) => row.name),
    people: rows.map((row) => row.people),
    peopleServed: rows.map((row) => row.peopleServed),
    peopleGap: rows.map((row) => row.peopleGap),
    peopleNoStreetData: rows.map((row) => row.peopleNoStreetData),
    reliable: rows.map((row) => row.reliable),
    labelPoint: rows.map((row) => labelOf.get(row.code) ?? null),
  }
}
