import { z } from '@hono/zod-openapi'
import { bounds, coverageState, id, instant, level, position, residenceKind, teamKind, teamState } from './common.ts'

const geometry = z.object({ type: z.string(), coordinates: z.array(z.unknown()) }).openapi('Geometry')

/** Residences in a box as columns (deck.gl reads them directly); at most 20,000, `truncated` says when there were more. */
export const residencePoints = z
  .object({
    runId: id.nullable(),
    truncated: z.boolean(),
    id: z.array(id),
    lon: z.array(z.number()),
    lat: z.array(z.number()),
    people: z.array(z.number().int()),
    /** Index into COVERAGE_STATES, -1 without a run. */
    state: z.array(z.number().int()),
    walkSeconds: z.array(z.number().nullable()),
  })
  .openapi('ResidencePoints')
export type ResidencePoints = z.infer<typeof residencePoints>

export const route = z
  .object({
    metres: z.number(),
    seconds: z.number(),
    /** The walk from home to the street and from the street to the point, included in metres. */
    snapMetres: z.tuple([z.number(), z.number()]),
    /** Consecutive stretches by street name ('' = unnamed). */
    steps: z.array(z.object({ name: z.string(), metres: z.number() })),
    geometry,
  })
  .openapi('Route')

export const circle = z.object({
  radiusMetres: z.number(),
  people: z.number().int(),
  /** Inside the circle on paper, and yet over the limit on the street. */
  peopleOverLimit: z.number().int(),
})

export const residence = z
  .object({
    id,
    code: z.string(),
    kind: residenceKind,
    name: z.string(),
    address: z.string(),
    dwellings: z.number().int(),
    people: z.number().int(),
    /** Older people living alone, and small premises; null for those who may not see it. */
    needs: z.object({ elderlyAlone: z.number().int(), smallPremises: z.number().int() }).nullable(),
    position,
    cell: z.object({ code: z.string(), name: z.string(), level }).nullable(),
    coverage: z
      .object({
        runId: id,
        state: coverageState,
        walkSeconds: z.number().nullable(),
        snapMetres: z.number().nullable(),
        servicePoint: z.object({ id, name: z.string(), kind: z.string(), position }).nullable(),
      })
      .nullable(),
    /** Route to the nearest point; null where there is none. */
    route: route.nullable(),
    /** The residence's own ten-minute circle over streets: Polygon or MultiPolygon. */
    walkshed: geometry.nullable(),
    /** Every point within the limit, nearest first. */
    pointsWithin: z.array(
      z.object({ id, name: z.string(), kind: z.string(), walkSeconds: z.number(), openNow: z.boolean() }),
    ),
  })
  .openapi('Residence')
export type Residence = z.infer<typeof residence>

export const servicePointSummary = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    kind: z.string(),
    position,
    openingHours: z.string(),
    openNow: z.boolean(),
    staffed: z.boolean(),
    capacity: z.number().int().nullable(),
    cellCode: z.string().nullable(),
  })
  .openapi('ServicePointSummary')
export type ServicePointSummary = z.infer<typeof servicePointSummary>

export const servicePoint = servicePointSummary
  .extend({
    address: z.string(),
    cell: z.object({ code: z.string(), name: z.string(), level }).nullable(),
    coverage: z
      .object({
        runId: id,
        peopleWithin: z.number().int(),
        walkshed: geometry.nullable(),
        /** speed × limit, and the 500 m of GB 50180; people inside each who are over the limit on the street. */
        paperCircles: z.array(circle),
      })
      .nullable(),
  })
  .openapi('ServicePoint')
export type ServicePoint = z.infer<typeof servicePoint>

export const team = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    kind: teamKind,
    state: teamState,
    members: z.number().int(),
    hasVehicle: z.boolean(),
    equipment: z.record(z.string(), z.number()),
    position: position.nullable(),
    positionAt: instant.nullable(),
    /** Older than the limit (10 min): never used as live. */
    stale: z.boolean(),
    cellCode: z.string().nullable(),
    cellName: z.string().nullable(),
  })
  .openapi('Team')
export type Team = z.infer<typeof team>

export const searchResult = z
  .object({
    type: z.enum(['cell', 'residence', 'servicePoint', 'team', 'hazard']),
    id: z.string(),
    name: z.string(),
    /** Code, kind key or address: what tells two of the same name apart. */
    detail: z.string(),
    level: level.nullable(),
    position: position.nullable(),
    bounds: bounds.nullable(),
  })
  .openapi('SearchResult')
export type SearchResult = z.infer<typeof searchResult>
export const searchResults = z.object({ items: z.array(searchResult) })
