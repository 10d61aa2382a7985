import { z } from '@hono/zod-openapi'
import { bounds, id, level, position } from './common.ts'

/** Roll-up of one cell in one coverage run. Rate = peopleServed ÷ people, null where nobody lives. */
export const rollUp = z
  .object({
    runId: id,
    residences: z.number().int(),
    people: z.number().int(),
    dwellings: z.number().int(),
    peopleServed: z.number().int(),
    dwellingsServed: z.number().int(),
    peopleGap: z.number().int(),
    peopleNoStreetData: z.number().int(),
    rate: z.number().nullable(),
    medianSnapMetres: z.number().nullable(),
    flaggedShare: z.number().nullable(),
    /** False: the street data under this cell is too poor; drawn hatched. */
    reliable: z.boolean(),
  })
  .openapi('RollUp')

export const cellSummary = z
  .object({
    code: z.string(),
    level,
    kind: z.string(),
    name: z.string(),
    parentCode: z.string().nullable(),
    population: z.number().int().nullable(),
    households: z.number().int().nullable(),
    rollUp: rollUp.nullable(),
  })
  .openapi('CellSummary')
export type CellSummary = z.infer<typeof cellSummary>

export const cell = cellSummary
  .extend({
    /** From the widest visible ancestor down to the parent. */
    ancestors: z.array(z.object({ code: z.string(), level, name: z.string() })),
    childLevel: level.nullable(),
    childCount: z.number().int(),
    bounds: bounds.nullable(),
    labelPoint: position.nullable(),
    areaSquareMetres: z.number().nullable(),
    boundaryValidFrom: z.string().nullable(),
    servicePoints: z.array(z.object({ id, name: z.string(), kind: z.string(), position, openNow: z.boolean() })),
    hazardsOpen: z.number().int(),
    teams: z.number().int(),
  })
  .openapi('Cell')
export type Cell = z.infer<typeof cell>

export const cellListQuery = z.object({
  level,
  parent: z.string().max(40).optional(),
  sort: z.enum(['gap', 'rate', 'code', 'people']).default('gap'),
})

/** Figures of every visible cell of a level, as columns: joined to the tiles by code in the browser. */
export const cellFigures = z
  .object({
    runId: id,
    level,
    code: z.array(z.string()),
    name: z.array(z.string()),
    people: z.array(z.number().int()),
    peopleServed: z.array(z.number().int()),
    peopleGap: z.array(z.number().int()),
    peopleNoStreetData: z.array(z.number().int()),
    reliable: z.array(z.boolean()),
    /** [lon, lat] of the label, null without boundary. */
    labelPoint: z.array(position.nullable()),
  })
  .openapi('CellFigures')
export type CellFigures = z.infer<typeof cellFigures>
