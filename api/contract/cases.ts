import { z } from '@hono/zod-openapi'
import { CONSULTATION_ACTIONS, CONSULTATION_STATES, INCIDENT_ACTIONS, INCIDENT_STATES } from '@wangge/db/vocabulary'
import { clockState, hazardSource, id, instant, pageQuery, position } from './common.ts'
import { caseClock, caseEvent } from './hazards.ts'

const person = z.object({ name: z.string().trim().max(60).default(''), phone: z.string().trim().max(30).default('') })
const masked = z.object({ nameMasked: z.string(), phoneMasked: z.string() }).nullable()
const someText = z.string().trim().min(1).max(2000)

/** A question asked at a consultation point: to be answered within ten minutes (seed 001). */
export const consultationRequest = z
  .object({
    question: someText,
    channel: z.enum(['visit', 'phone', 'online']),
    servicePointId: id,
    asker: person.optional(),
    askedAt: instant.optional(),
  })
  .openapi('ConsultationRequest')
export type ConsultationRequest = z.input<typeof consultationRequest>

export const consultation = z
  .object({
    id,
    serial: z.string(),
    version: z.number().int(),
    state: z.enum(CONSULTATION_STATES),
    clock: clockState,
    channel: z.enum(['visit', 'phone', 'online']),
    servicePoint: z.object({ id: id.nullable(), name: z.string() }),
    question: z.string(),
    answer: z.string(),
    asker: masked,
    askedAt: instant,
    answeredAt: instant.nullable(),
    answeredBy: z.string().nullable(),
    dueAt: instant.nullable(),
    soonAt: instant.nullable(),
    cellCode: z.string().nullable(),
    cellName: z.string().nullable(),
  })
  .openapi('Consultation')
export type Consultation = z.infer<typeof consultation>
export const consultationCase = consultation
  .extend({
    clocks: z.array(caseClock),
    events: z.array(caseEvent),
    allowedActions: z.array(
      z.object({ action: z.enum(CONSULTATION_ACTIONS), allowed: z.boolean(), reasons: z.array(z.string()) }),
    ),
  })
  .openapi('ConsultationCase')
export type ConsultationCase = z.infer<typeof consultationCase>
export const consultationQuery = pageQuery.extend({ state: z.enum(CONSULTATION_STATES).optional() })
export const consultationAction = z
  .object({
    action: z.enum(CONSULTATION_ACTIONS),
    expectedVersion: z.number().int().min(1),
    text: z.string().trim().max(2000).default(''),
  })
  .openapi('ConsultationAction')

/** A fire that the centre itself handles: first attack within ten minutes (seed 001). 119 is called first, always. */
export const incidentRequest = z
  .object({
    source: hazardSource,
    sourceReference: z.string().trim().max(100).default(''),
    description: z.string().trim().max(2000).default(''),
    address: z.string().trim().max(300).default(''),
    position,
    caller: person.optional(),
    reportedAt: instant.optional(),
    /** Whoever enters it has seen to it that 119 knows. */
    called119: z.literal(true),
  })
  .openapi('IncidentRequest')
export type IncidentRequest = z.input<typeof incidentRequest>

export const incident = z
  .object({
    id,
    serial: z.string(),
    version: z.number().int(),
    state: z.enum(INCIDENT_STATES),
    clock: clockState,
    source: hazardSource,
    sourceReference: z.string(),
    description: z.string(),
    address: z.string(),
    position,
    teamName: z.string(),
    caller: masked,
    reportedAt: instant,
    attackBegunAt: instant.nullable(),
    handedOverAt: instant.nullable(),
    outAt: instant.nullable(),
    closedAt: instant.nullable(),
    dueAt: instant.nullable(),
    soonAt: instant.nullable(),
    cellCode: z.string().nullable(),
    cellName: z.string().nullable(),
  })
  .openapi('Incident')
export type Incident = z.infer<typeof incident>
export const incidentCase = incident
  .extend({
    clocks: z.array(caseClock),
    events: z.array(caseEvent),
    allowedActions: z.array(
      z.object({ action: z.enum(INCIDENT_ACTIONS), allowed: z.boolean(), reasons: z.array(z.string()) }),
    ),
  })
  .openapi('IncidentCase')
export type IncidentCase = z.infer<typeof incidentCase>
export const incidentQuery = pageQuery.extend({ open: z.enum(['true', 'false']).default('true') })
export const incidentAction = z
  .object({
    action: z.enum(INCIDENT_ACTIONS),
    expectedVersion: z.number().int().min(1),
    text: z.string().trim().max(2000).default(''),
    /** Which team began the attack. */
    teamName: z.string().trim().max(120).optional(),
    happenedAt: instant.optional(),
  })
  .openapi('IncidentAction')
