import type { Context } from '@wangge/db'
import type { Role } from '@wangge/db/vocabulary'
import type { z } from 'zod'
import { hazardAction, intake } from '../contract/index.ts'
import type { Ctx } from '../house.ts'
import { actOnHazard } from '../services/hazards/act-on-hazard.ts'
import { reportHazard } from '../services/hazards/report-hazard.ts'
import { importKind } from './house.ts'
import { quarterCells, SOUTH, TOWNSHIPS, WEST } from './quarter.ts'

/** Cells of both townships and nothing in them. */
export async function loadCells(ctx: Ctx): Promise<void> {
  await importKind(ctx, 'cells', quarterCells())
}

/** A position in township 0 or 1, some metres apart for each `number`. */
export const placeIn = (township: 0 | 1, number = 0): [number, number] => [
  WEST + township * 0.01 + 0.001 + (number % 30) * 0.0001,
  SOUTH + 0.001 + Math.floor(number / 30) * 0.0001,
]

/** Somebody of a role; of one township where it is named, else of everything. */
export function personOf(role: Role, township: 0 | 1 | null, name = `${role}${township ?? ''}`): Context {
  const scope = township === null ? null : { level: 'township' as const, code: TOWNSHIPS[township] }
  return { as: 'app_user', personId: name, personName: `名${name}`, role, scope }
}

export const reportOf = (more: Partial<z.input<typeof intake>> = {}): z.output<typeof intake> =>
  intake.parse({ kind: 'other', source: 'hotline12345', description: '楼道堆物', position: placeIn(0), ...more })

export const report = (ctx: Ctx, more: Partial<z.input<typeof intake>> = {}, idempotencyKey?: string) =>
  reportHazard({ ctx, input: { report: reportOf(more), idempotencyKey } })

/** An action by its words, with the version that the person saw. */
export const act = (
  ctx: Ctx,
  id: string,
  action: { action: string } & Record<string, unknown>,
  idempotencyKey?: string,
) => actOnHazard({ ctx, input: { id, action: hazardAction.parse({ expectedVersion: 1, ...action }), idempotencyKey } })
