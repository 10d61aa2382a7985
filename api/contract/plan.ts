import { z } from '@hono/zod-openapi'
import { LEVELS } from '@wangge/db/vocabulary'
import { bounds, coverageState, id, instant, position, residenceKind, runState } from './common.ts'
import { coverageRun } from './district.ts'

/** Minutes from Monday 00:00, pairs [from, to) ascending. */
export const openWeek = z.array(z.number().int().min(0).max(10_080)).max(200)
const openingHours = z.string().min(1).max(200)
const lon = z.number().min(-180).max(180)
const lat = z.number().min(-85).max(85)
const capacity = z.number().int().min(0).max(1_000_000).nullable()
const label = z.string().max(120)

export const planPoint = z
  .object({
    id,
    name: z.string().min(1).max(80),
    kind: z.string().min(1).max(64),
    lon,
    lat,
    openWeek,
    staffed: z.boolean(),
    capacity,
  })
  .openapi('PlanPoint')

/** What the planner's worker starts from; columns have one entry a residence of the person's own area. */
export const planBase = z
  .object({
    /** Says whether anything has changed; `ETag` of the answer too. */
    version: z.string(),
    network: z.object({ id, version: z.number().int(), source: z.string(), createdAt: instant }),
    snapLimitMetres: z.number(),
    zone: z.string(),
    scope: z.object({ level: z.enum(LEVELS), code: z.string() }).nullable(),
    residences: z.object({
      id: z.array(id),
      lon: z.array(z.number()),
      lat: z.array(z.number()),
      people: z.array(z.number().int()),
      dwellings: z.array(z.number().int()),
      /** Empty where the person's role may not see it. */
      vulnerable: z.array(z.number().int()),
      cell: z.array(z.number().int()),
    }),
    cellCodes: z.array(z.string()),
    /** Every point of the area and within two hours' walk around it. */
    points: z.array(planPoint.extend({ openingHours: z.string(), openNow: z.boolean() })),
    /** Street edits in force that the graph itself does not hold. */
    networkEdits: z.array(z.lazy(() => planEdit)),
    /** What this person may do with a scenario of his own. */
    allowedActions: z.array(z.enum(['save'])),
    gates: z.array(z.object({ vertex: z.number().int(), position, open: z.boolean() })),
  })
  .openapi('PlanBase')
export type PlanBaseAnswer = z.infer<typeof planBase>

export const planSettings = z
  .object({
    limitSeconds: z.number().int().min(60).max(3600).default(600),
    speedMetresPerSecond: z.number().min(0.3).max(2.5).default(1.25),
    kinds: z.array(z.string().max(64)).max(20).default([]),
    minuteOfWeek: z.number().int().min(0).max(10_079).nullable().default(null),
    asksForStaff: z.boolean().default(false),
    asksForRoom: z.boolean().default(false),
    weight: z.enum(['people', 'dwellings', 'vulnerable']).default('people'),
  })
  .openapi('PlanSettings')

export const planEdit = z
  .discriminatedUnion('type', [
    planPoint.extend({ type: z.literal('addPoint'), openingHours }),
    z.object({ type: z.literal('movePoint'), id, lon, lat }),
    z.object({ type: z.enum(['closePoint', 'reopenPoint']), id }),
    z.object({ type: z.literal('setHours'), id, openingHours, openWeek }),
    z.object({ type: z.literal('setStaffed'), id, staffed: z.boolean() }),
    z.object({ type: z.literal('setCapacity'), id, capacity }),
    z.object({ type: z.enum(['shutGate', 'openGate']), vertex: z.number().int().min(0), lon, lat, label }),
    z.object({ type: z.enum(['closeStreet', 'openStreet']), edge: z.number().int().min(0), lon, lat, label }),
    z.object({
      type: z.literal('addPath'),
      id,
      coordinates: z
        .array(z.tuple([lon, lat]))
        .min(2)
        .max(200),
      label,
    }),
  ])
  .openapi('PlanEdit')

const sums = z.object({
  all: z.number().int(),
  served: z.number().int(),
  closed: z.number().int(),
  gap: z.number().int(),
  noStreetData: z.number().int(),
})
export const planTotals = z.object({ people: sums, dwellings: sums, vulnerable: sums }).openapi('PlanTotals')

export const planCell = z
  .object({
    code: z.string(),
    name: z.string(),
    before: sums,
    after: sums,
    gained: z.number().int(),
    lost: z.number().int(),
  })
  .openapi('PlanCell')

/** What one of the two computed: totals before and after, and a digest of every residence's state and seconds after. */
export const planFigures = z
  .object({ before: planTotals, after: planTotals, residencesDigest: z.string().max(128) })
  .openapi('PlanFigures')

export const scenarioSummary = z
  .object({
    id,
    name: z.string(),
    note: z.string(),
    version: z.number().int(),
    edits: z.number().int(),
    before: sums,
    after: sums,
    settings: planSettings,
    network: z.object({ id, version: z.number().int() }),
    /** The network in force is another by now: figures hold for the one named. */
    isNetworkOld: z.boolean(),
    createdByName: z.string(),
    createdAt: instant,
    changedByName: z.string(),
    changedAt: instant,
    adoptedByName: z.string().nullable(),
    adoptedAt: instant.nullable(),
    /** What this person may do now. */
    allowedActions: z.array(z.enum(['change', 'delete', 'adopt'])),
  })
  .openapi('ScenarioSummary')

export const scenario = scenarioSummary
  .extend({
    edits: z.array(planEdit),
    figures: planFigures,
    /** Where the browser that saved it said otherwise; empty = they agree to the second and to the person. */
    differences: z.array(z.object({ what: z.string(), browser: z.string(), server: z.string() })),
    /** Communities whose figures change, largest gain first. */
    cells: z.array(planCell),
  })
  .openapi('Scenario')
export type Scenario = z.infer<typeof scenario>

export const scenarioInput = z
  .object({
    name: z.string().trim().min(1).max(80),
    note: z.string().max(2000).default(''),
    networkId: id,
    settings: planSettings,
    edits: z.array(planEdit).max(500),
    /** What the browser computed; null where it did not (a file, a script). */
    figures: planFigures.nullable(),
  })
  .openapi('ScenarioInput')
/** `version` is the one that was read: another since then is 409 `scenarioChanged` {byName, at, version}. */
export const scenarioChange = scenarioInput.extend({ version: z.number().int().min(1) }).openapi('ScenarioChange')

/** Three-state figures of today or of a scenario, computed by the server with the same engine. */
export const planQuery = planSettings.extend({
  kinds: z
    .union([
      z
        .string()
        .max(64)
        .transform((one) => [one]),
      z.array(z.string().max(64)).max(20),
    ])
    .default([]),
  limitSeconds: z.coerce.number().int().min(60).max(3600).default(600),
  speedMetresPerSecond: z.coerce.number().min(0.3).max(2.5).default(1.25),
  minuteOfWeek: z.coerce.number().int().min(0).max(10_079).optional(),
  asksForStaff: z.stringbool().default(false),
  asksForRoom: z.stringbool().default(false),
  area: z.string().max(40).optional(),
  scenarioId: id.optional(),
})

export const planGap = z
  .object({
    key: id,
    state: z.enum(['gap', 'closed']),
    name: z.string(),
    cellCode: z.string().nullable(),
    people: z.number().int(),
    dwellings: z.number().int(),
    vulnerable: z.number().int().nullable(),
    residences: z.number().int(),
    centre: position,
    bounds,
    nearest: z.object({ id, name: z.string(), medianSeconds: z.number() }).nullable(),
  })
  .openapi('PlanGap')
export const planGaps = z.object({ settings: planSettings, totals: planTotals, items: z.array(planGap) })

/** Where to look for sites. `residences`: every residence; `places`: those given (drawn, or read from a file by the browser). */
export const siteCandidates = z.discriminatedUnion('from', [
  z.object({ from: z.literal('residences') }),
  z.object({
    from: z.literal('places'),
    places: z
      .array(z.object({ id: z.string().min(1).max(64), name: z.string().max(80), lon, lat }))
      .min(1)
      .max(5000),
  }),
])

export const siteRequest = z
  .object({
    objective: z.enum(['coverage', 'median', 'full-cover']),
    /** Sites to add; for full-cover the most that are allowed. */
    choose: z.number().int().min(1).max(200),
    /** full-cover: share of the weight that must be within the limit. */
    share: z.number().gt(0).max(1).default(1),
    /** People that each new site can serve; null = no limit. */
    capacityEach: z.number().int().min(1).nullable().default(null),
    /** At least so many of the new sites in each township that still has a gap. */
    leastPerTownship: z.number().int().min(0).max(10).default(0),
    candidates: siteCandidates,
    settings: planSettings,
    /** On top of these edits of a scenario. */
    edits: z.array(planEdit).max(500).default([]),
    timeLimitSeconds: z.number().int().min(1).max(600).default(60),
  })
  .openapi('SiteRequest')

export const siteAnswer = z
  .object({
    sites: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        position,
        gained: z.number().int(),
        cellCode: z.string().nullable(),
      }),
    ),
    /** The objective reached by today's points alone, then with one, two … more (each best for its own number, or greedy: see `isCurveExact`). */
    curve: z.array(z.object({ added: z.number().int(), served: z.number().int(), objective: z.number() })),
    isCurveExact: z.boolean(),
    objective: z.number(),
    bound: z.number(),
    /** |bound − objective| ÷ |bound|. */
    gapShare: z.number(),
    proven: z.boolean(),
    solver: z.string(),
    seconds: z.number(),
    candidates: z.number().int(),
    candidatesOffNetwork: z.array(z.string()).max(50),
    /** median: weight of homes from which no point and no candidate is within an hour; the mean leaves them out. */
    unreachable: z.number().int().optional(),
    before: planTotals,
    after: planTotals,
    cells: z.array(planCell),
  })
  .openapi('SiteAnswer')

export const siteRun = z
  .object({
    id,
    state: runState,
    progress: z.number(),
    request: siteRequest,
    network: z.object({ id, version: z.number().int() }),
    answer: siteAnswer.nullable(),
    problem: z.object({ code: z.string(), params: z.record(z.string(), z.string()) }).nullable(),
    createdByName: z.string(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .openapi('SiteRun')
export type SiteRun = z.infer<typeof siteRun>

/** The residences behind a figure of a run. */
export const runResidence = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    address: z.string(),
    kind: residenceKind,
    cellCode: z.string().nullable(),
    cellName: z.string().nullable(),
    people: z.number().int(),
    dwellings: z.number().int(),
    state: coverageState,
    walkSeconds: z.number().nullable(),
    snapMetres: z.number().nullable(),
    servicePointName: z.string().nullable(),
  })
  .openapi('RunResidence')
export type RunResidence = z.infer<typeof runResidence>

export const runResidencesQuery = z.object({
  state: coverageState.optional(),
  /** Code of any cell: what lies in it. */
  cell: z.string().max(40).optional(),
  sort: z.enum(['walkLongest', 'walkShortest', 'people', 'code']).default('walkLongest'),
})

/** Two runs beside each other. `differentSettings` is empty only where they may be compared without a word. */
export const runComparison = z
  .object({
    one: coverageRun,
    other: coverageRun,
    differentSettings: z.array(z.object({ what: z.string(), one: z.string(), other: z.string() })),
    sameResult: z.boolean(),
    cells: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        people: z.tuple([z.number().int(), z.number().int()]),
        peopleServed: z.tuple([z.number().int(), z.number().int()]),
      }),
    ),
  })
  .openapi('RunComparison')
export type RunComparison = z.infer<typeof runComparison>

const areaFigures = z.object({
  people: z.number().int(),
  peopleServed: z.number().int(),
  /** A point is in reach, but shut, unstaffed or full. */
  peopleClosed: z.number().int(),
  peopleGap: z.number().int(),
  peopleNoStreetData: z.number().int(),
})

/** An area under the plan's settings as it is now: what the charts, the printed page and the workbook draw. */
export const coverageReport = z
  .object({
    area: z.object({ code: z.string(), name: z.string() }).nullable(),
    /** The latest run: from it comes which areas are reliable. */
    run: coverageRun,
    settings: planSettings,
    /** In what the report differs from the run, in the words of runComparison; empty = its figures are the run's. */
    differentSettings: z.array(z.object({ what: z.string(), one: z.string(), other: z.string() })),
    network: z.object({ id, version: z.number().int(), source: z.string(), createdAt: instant }),
    snapLimitMetres: z.number(),
    /** The sample district is among the data. */
    isDemo: z.boolean(),
    computedAt: instant,
    residences: z.number().int(),
    totals: planTotals,
    /** Minutes m: people whose walk to the nearest point that counts now is at most m; steps of half a minute, the last has m = 60. */
    cumulative: z.array(z.object({ minutes: z.number(), people: z.number().int() })),
    /** People whose streets lead to no such point, however far, or to full ones only. Those without street data are not among them. */
    peopleUnreachable: z.number().int(),
    /** The same curve for each township, its people at each of the steps. */
    townships: z.array(
      z.object({ code: z.string(), name: z.string(), people: z.number().int(), cumulative: z.array(z.number().int()) }),
    ),
    areas: z.array(
      areaFigures.extend({
        code: z.string(),
        name: z.string(),
        reliable: z.boolean(),
        /** Walk of the person in the middle, of those with street data; null where he reaches no point. */
        medianSeconds: z.number().nullable(),
      }),
    ),
    /** What lies in none of the areas: with it they sum up to the totals. */
    outsideAreas: areaFigures,
    gaps: z.array(planGap),
    /** Points of the area, and those around it that serve it. */
    points: z.array(
      z.object({
        id,
        name: z.string(),
        kind: z.string(),
        openingHours: z.string(),
        staffed: z.boolean(),
        capacity: z.number().int().nullable(),
        /** It counts under the settings: of the right kind, open at that hour, staffed where that is asked. */
        counts: z.boolean(),
        /** People of the area within the limit. */
        peopleWithin: z.number().int(),
        /** Those of them who have no nearer one that counts, whether or not it has room. */
        peopleNearest: z.number().int(),
      }),
    ),
  })
  .openapi('CoverageReport')
export type CoverageReport = z.infer<typeof coverageReport>

/**
 * Teams of the asker's own area, those who are near a smaller `area` included: first is who arrives first, whoever has to. In `drive`
 * a team with a vehicle drives as far as cars may go and where that is quicker, and walks the rest; who has none walks.
 */
export const teamReach = z
  .object({
    mode: z.enum(['foot', 'drive']),
    from: z.enum(['base', 'position']),
    duty: z.enum(['any', 'onDuty']),
    limitSeconds: z.number().int(),
    /** On foot. */
    speedMetresPerSecond: z.number(),
    carSpeedMetresPerSecond: z.number(),
    network: z.object({ id, version: z.number().int() }),
    computedAt: instant,
    people: z.number().int(),
    /** People at whom some team arrives within the limit. */
    peopleReached: z.number().int(),
    /** People at homes without usable street data; they count as not reached. */
    peopleNoStreetData: z.number().int(),
    teams: z.array(
      z.object({
        id,
        name: z.string(),
        /** A kind of team, or `added` of a base that the asker has drawn. */
        kind: z.string(),
        /** From where it sets out; null = nowhere is known, so it reaches nobody. */
        position: position.nullable(),
        placeFrom: z.enum(['base', 'position', 'given']).nullable(),
        /** It is asked about by its position, and that is older than ten minutes or not known. */
        isStale: z.boolean(),
        hasVehicle: z.boolean(),
        onDuty: z.boolean(),
        peopleWithin: z.number().int(),
        peopleFirst: z.number().int(),
      }),
    ),
    /** Communities, most people out of reach first. */
    cells: z.array(
      z.object({ code: z.string(), name: z.string(), people: z.number().int(), peopleReached: z.number().int() }),
    ),
    /** Residences at which no team arrives, most people first, as columns; `total` is all of them, however many are listed. */
    unreached: z.object({
      total: z.number().int(),
      id: z.array(id),
      name: z.array(z.string()),
      lon: z.array(z.number()),
      lat: z.array(z.number()),
      people: z.array(z.number().int()),
      cellCode: z.array(z.string().nullable()),
    }),
  })
  .openapi('TeamReach')
export type TeamReach = z.infer<typeof teamReach>
export const teamReachQuery = z.object({
  mode: z.enum(['foot', 'drive']).default('foot'),
  from: z.enum(['base', 'position']).default('base'),
  /** Teams that count: all, or those on duty now. */
  duty: z.enum(['any', 'onDuty']).default('any'),
  minutes: z.coerce.number().min(1).max(60).default(10),
  area: z.string().max(40).optional(),
})
/**
 * Bases moved, added or taken away by hand: the same answer, nothing stored. A `teamId` that no team has is a base of a new team; a
 * position of null takes a team out.
 */
export const teamReachWhatIf = teamReachQuery
  .extend({
    bases: z
      .array(
        z.object({
          teamId: id,
          position: z.tuple([lon, lat]).nullable(),
          /** Of a new one. */
          name: z.string().max(80).default(''),
          hasVehicle: z.boolean().default(false),
        }),
      )
      .max(200),
  })
  .openapi('TeamReachWhatIf')
/** `lon` and `lat`, both or neither: from a place that is tried, in place of the team's own. */
export const teamShedQuery = teamReachQuery
  .pick({ mode: true, from: true, minutes: true })
  .extend({ lon: z.coerce.number().min(-180).max(180).optional(), lat: z.coerce.number().min(-90).max(90).optional() })
  .refine((query) => (query.lon === undefined) === (query.lat === undefined), {
    path: ['lat'],
    error: 'lon and lat come together',
  })
export const teamShed = z
  .object({
    type: z.literal('Feature'),
    properties: z.object({
      teamId: id,
      mode: z.enum(['foot', 'drive']),
      limitSeconds: z.number().int(),
      position: position.nullable(),
    }),
    /** Null where it reaches no street, or nowhere is known to set out from. */
    geometry: z
      .object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) })
      .nullable(),
  })
  .openapi('TeamShed')
export type TeamShed = z.infer<typeof teamShed>
