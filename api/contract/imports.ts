import { z } from '@hono/zod-openapi'
import { IMPORT_KINDS, IMPORT_STATES } from '@wangge/db/vocabulary'
import { id, instant } from './common.ts'

/** A row that was left out: where, which value, why. */
export const badRow = z
  .object({
    file: z.string(),
    line: z.number().int(),
    field: z.string(),
    value: z.string(),
    code: z.string(),
    reason: z.string(),
  })
  .openapi('BadRow')

export const importRecord = z
  .object({
    id,
    kind: z.enum(IMPORT_KINDS),
    state: z.enum(IMPORT_STATES),
    fileNames: z.array(z.string()),
    checksum: z.string(),
    crs: z.string(),
    encoding: z.string().nullable(),
    rowCount: z.number().int(),
    badRowCount: z.number().int(),
    /** The first twenty. */
    badRows: z.array(badRow),
    problem: z.object({ code: z.string(), params: z.record(z.string(), z.string()) }).nullable(),
    createdBy: z.string(),
    createdAt: instant,
    publishedAt: instant.nullable(),
    undoneAt: instant.nullable(),
  })
  .openapi('Import')
export type ImportRecord = z.infer<typeof importRecord>
