import { z } from '@hono/zod-openapi'
import { id, instant, teamKind } from './common.ts'

const numbers = z.array(z.number())
/** Seconds after `from` (negative = before it); null = did not happen. */
const moments = z.array(z.number().nullable())

/** At most seven days; `area`: a division code within the scope, absent = the whole scope. */
export const playbackQuery = z.object({
  from: instant,
  to: instant,
  area: z
    .string()
    .regex(/^[0-9A-Za-z]{4,20}$/)
    .optional(),
})

/**
 * What happened in a window, packed in columns of equal length. Times are whole seconds after `from`: at a whole second T a span holds
 * where its from <= T < its to.
 */
export const playback = z
  .object({
    from: instant,
    to: instant,
    asOf: instant,
    /** Hazards that were open at some moment of it; ids are left out (empty) where there are more than 20,000. */
    hazards: z.object({
      id: z.array(id),
      lon: numbers,
      lat: numbers,
      isMajor: z.array(z.boolean()),
      reported: numbers,
    }),
    /** How the clocks of the hazards stood, `state` = place in CLOCK_STATES; a hazard without a span at a moment has not been reported yet. */
    spans: z.object({ hazard: numbers, state: numbers, from: numbers, to: numbers }),
    teams: z.array(z.object({ id, code: z.string(), name: z.string(), kind: teamKind })),
    /** Unbroken ways of teams; between two positions a team moved straight and evenly. */
    tracks: z.array(z.object({ team: z.number().int(), at: numbers, lon: numbers, lat: numbers })),
    /** `hazard`: -1 for one that is not in sight. */
    dispatches: z.object({
      team: numbers,
      hazard: numbers,
      offered: numbers,
      accepted: moments,
      departed: moments,
      arrived: moments,
      ended: moments,
    }),
  })
  .openapi('Playback')
export type Playback = z.infer<typeof playback>
