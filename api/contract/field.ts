import { z } from '@hono/zod-openapi'
import { HAZARD_VERDICTS, TEAM_DUTIES } from '@wangge/db/vocabulary'
import { clockState, hazardGrade, hazardState, id, instant, position, teamKind } from './common.ts'
import { dispatch } from './dispatch.ts'
import { allowedAction } from './hazard-actions.ts'
import { clockName, photo, rectificationClass } from './hazards.ts'

/** Where the asker stands, both or neither; without it nothing is told about distances. */
export const fieldTasksQuery = z.object({
  lon: z.coerce.number().min(-180).max(180).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
})

/** One thing to go to: a hazard, and the dispatch by which the asker's team was sent there. */
export const fieldTask = z
  .object({
    /** Of the hazard. */
    id,
    serial: z.string(),
    kind: z.string(),
    grade: hazardGrade,
    address: z.string(),
    description: z.string(),
    position,
    /** As the crow flies from where the asker stands. */
    metres: z.number().int().nullable(),
    /** Null where the team was sent out of the asker's own area: of the case itself he sees nothing. */
    hazard: z
      .object({
        version: z.number().int(),
        state: hazardState,
        verdict: z.enum(HAZARD_VERDICTS).nullable(),
        rectificationClass: rectificationClass.nullable(),
        rectifiedAt: instant.nullable(),
        reportedAt: instant,
        responsibleUnit: z.string(),
        cellName: z.string().nullable(),
        /** The asker is its owner or backup. */
        isMine: z.boolean(),
        clock: clockState,
        dueClock: clockName.nullable(),
        dueAt: instant.nullable(),
        soonAt: instant.nullable(),
        provisional: z.boolean(),
        allowedActions: z.array(allowedAction),
        photos: z.array(photo),
      })
      .nullable(),
    dispatch: dispatch.nullable(),
  })
  .openapi('FieldTask')
export type FieldTask = z.infer<typeof fieldTask>

/** A team of which the asker is a member. */
export const fieldTeam = z
  .object({
    id,
    name: z.string(),
    kind: teamKind,
    duty: z.enum(TEAM_DUTIES),
    isOnDuty: z.boolean(),
    positionAt: instant.nullable(),
    /** Those he works with; their phones whole, for him alone. */
    people: z.array(z.object({ name: z.string(), phone: z.string(), isLeader: z.boolean() })),
  })
  .openapi('FieldTeam')
export type FieldTeam = z.infer<typeof fieldTeam>

/**
 * What the asker should do: everything his teams are sent to, then the hazards of his area that wait for an action of his role, the 40
 * that are due first and, of those who say where they are, the 40 nearest.
 */
export const fieldTasks = z
  .object({
    teams: z.array(fieldTeam),
    tasks: z.array(fieldTask),
    /** Hazards that wait in all. */ waiting: z.number().int(),
  })
  .openapi('FieldTasks')
export type FieldTasks = z.infer<typeof fieldTasks>

/** From where the asker stands, over streets. */
export const fieldWayQuery = z.object({
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
  mode: z.enum(['foot', 'car']).default('foot'),
})
