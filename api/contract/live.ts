import { z } from '@hono/zod-openapi'
import { LIVE_KINDS } from '@wangge/db/vocabulary'
import { instant } from './common.ts'

export const liveKind = z.enum(LIVE_KINDS)

/**
 * One thing that happened: `data` of a frame named by its kind. `number` grows by one from event to event of the deployment, and is
 * the frame's id; a listener misses those that do not concern its area. `id`: the case, dispatch, team, run or shift; null where one
 * event speaks for many (`data.count`). `data` is small and holds no personal data.
 */
export const liveEvent = z
  .object({
    number: z.number().int(),
    kind: liveKind,
    id: z.uuid().nullable(),
    event: z.string(),
    at: instant,
    data: z.record(z.string(), z.unknown()),
  })
  .openapi('LiveEvent')
export type LiveEvent = z.infer<typeof liveEvent>

/**
 * `data` of the frames `hello` (the first of a stream: from which number on it tells), `beat` (every ten seconds: up to which number it
 * has told, and the server's time) and `reset` (what lies between is no longer kept, or is none of this database's: read everything
 * anew). Each carries its number as the frame's id as well.
 */
export const livePulse = z.object({ number: z.number().int(), at: instant }).openapi('LivePulse')
export type LivePulse = z.infer<typeof livePulse>

/** The stream says something at least so often. */
export const LIVE_BEAT_SECONDS = 10

/** `kinds`: comma-joined, absent = all. `area`: a code narrower than one's scope. `lastEventId`: as the header of that name, which wins. */
export const liveQuery = z.object({
  kinds: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(liveKind).min(1))
    .optional(),
  area: z
    .string()
    .regex(/^[0-9A-Za-z]{4,32}$/)
    .optional(),
  lastEventId: z.coerce.number().int().nonnegative().optional(),
})
