import { z } from '@hono/zod-openapi'
import { bounds, id, instant, level, position, runState } from './common.ts'

/** One finished or running computation of coverage: everything needed to defend its figures. */
export const coverageRun = z
  .object({
    id,
    state: runState,
    /** 0…1 */
    progress: z.number(),
    limitSeconds: z.number().int(),
    speedMetresPerSecond: z.number(),
    kinds: z.array(z.string()),
    snapLimitMetres: z.number(),
    network: z.object({ id, version: z.number().int(), source: z.string(), checksum: z.string(), createdAt: instant }),
    createdAt: instant,
    finishedAt: instant.nullable(),
    /** Whole figures of the run; null while it is running. */
    totals: z
      .object({
        residences: z.number().int(),
        people: z.number().int(),
        dwellings: z.number().int(),
        peopleServed: z.number().int(),
        dwellingsServed: z.number().int(),
        peopleGap: z.number().int(),
        peopleNoStreetData: z.number().int(),
        residencesOutsideCells: z.number().int(),
        peopleOutsideCells: z.number().int(),
        cellsWithoutResidences: z.number().int(),
        servicePoints: z.number().int(),
        servicePointsOffNetwork: z.number().int(),
        componentsLeftOut: z.number().int(),
        verticesLeftOut: z.number().int(),
      })
      .nullable(),
    problem: z.object({ code: z.string(), params: z.record(z.string(), z.string()) }).nullable(),
    /** Of what went in, and of what came out: the same in, the same out. Null while it is running, and of runs older than these digests. */
    inputDigest: z.string().nullable().optional(),
    resultDigest: z.string().nullable().optional(),
    /** The run whose network and settings this one takes again. */
    repeats: id.nullable().optional(),
    /** Of a finished repetition: whether what went in has changed since, and whether the same came out. */
    repetition: z.object({ sameInput: z.boolean(), sameResult: z.boolean() }).nullable().optional(),
  })
  .openapi('CoverageRun')
export type CoverageRun = z.infer<typeof coverageRun>

export const coverageRequest = z
  .object({
    minutes: z.number().min(1).max(60).default(10),
    speedMetresPerSecond: z.number().min(0.3).max(2.5).default(1.25),
    /** Empty = every kind. */
    kinds: z.array(z.string().max(64)).max(20).default([]),
  })
  .openapi('CoverageRequest')

/** What the page needs first: where we are, what is loaded, which versions of tiles and figures are current. */
export const district = z
  .object({
    /** Name and level of the area the person sees; empty database: null. */
    area: z.object({ code: z.string(), level, name: z.string() }).nullable(),
    isDemo: z.boolean(),
    engine: z.enum(['postgis', 'embedded']),
    role: z.string(),
    personName: z.string(),
    scope: z.object({ level, code: z.string() }).nullable(),
    bounds: bounds.nullable(),
    /** The box around the middle four fifths of the residents, where the page opens; null or absent: `bounds`. */
    coreBounds: bounds.nullable().optional(),
    centre: position.nullable(),
    levels: z.array(z.object({ level, cells: z.number().int(), withBoundary: z.number().int() })),
    counts: z.object({
      residences: z.number().int(),
      people: z.number().int(),
      dwellings: z.number().int(),
      servicePoints: z.number().int(),
      teams: z.number().int(),
      hazardsOpen: z.number().int(),
    }),
    network: z
      .object({
        id,
        version: z.number().int(),
        source: z.string(),
        attribution: z.string(),
        checksum: z.string(),
        createdAt: instant,
        bounds,
        kilometres: z.number(),
        vertices: z.number().int(),
        edges: z.number().int(),
      })
      .nullable(),
    run: coverageRun.nullable(),
    /** Version strings of the tile layers, to build immutable tile addresses: /tiles/{layer}/{version}/{z}/{x}/{y}.mvt */
    tiles: z.record(z.string(), z.string()),
    kinds: z.object({
      hazard: z.array(z.object({ key: z.string(), nameZh: z.string(), nameEn: z.string() })),
      servicePoint: z.array(z.string()),
    }),
    now: instant,
  })
  .openapi('District')
export type District = z.infer<typeof district>
