import { type SQL, sql } from 'drizzle-orm'

/** What a hazard's stream projects, in the order of the table; `lon` and `lat` are its location. */
const PROJECTED = [
  ...['version', 'serial', 'kind', 'grade', 'state', 'source', 'sourceReference', 'description', 'address'],
  ...['cellCode', 'reportedCode', 'responsibleUnit', 'reporterNameMasked', 'reporterPhoneMasked'],
  ...['reportedAt', 'receivedAt', 'ownerId', 'ownerName', 'backupId', 'backupName'],
  ...['acknowledgedAt', 'answeredAt', 'verifiedAt', 'verdict', 'mergedInto', 'rectificationClass', 'rectifyingAt'],
  ...['rectifyDeadline', 'rectifiedAt', 'reinspectedAt', 'repliedAt', 'closedOutAt', 'reopenedCount', 'commitments'],
  ...['pendingExtension', 'clocks', 'dueClock', 'dueAt', 'soonAt', 'provisional', 'pausedAt'],
  ...['movedEvent', 'movedAt', 'movedBy'],
]
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const names = PROJECTED.map(snake)
const snakes = new Map(PROJECTED.map((name, at) => [name, names[at] ?? name]))

/** Every projected column of hazard `h`, under the name the application has for it. */
export const recordColumns = sql.raw(
  [
    ...PROJECTED.map((name, at) => `h.${names[at]} as "${name}"`),
    'ST_X(h.location) as lon',
    'ST_Y(h.location) as lat',
  ].join(', '),
)

const insertColumns = sql.raw(`id, ${names.join(', ')}, location`)
const insertValues = sql.raw(names.map((name) => `r.${name}`).join(', '))
const assignments = sql.raw(names.map((name) => `${name} = r.${name}`).join(', '))

/** A state with the columns' names. */
function asRow(state: object): object {
  const row: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(state)) row[snakes.get(name) ?? name] = value
  return row
}
const point = (state: Place): SQL => sql`ST_SetSRID(ST_MakePoint(${state.lon}::float8, ${state.lat}::float8), 4326)`

interface Place {
  lon: number
  lat: number
}

/** The rows of new hazards. `state`: every projected column by its name in the application. */
export function insertHazards(hazards: readonly { id: string; state: Place }[]): SQL {
  const rows = hazards.map(({ id, state }) => ({ id, lon: state.lon, lat: state.lat, row: asRow(state) }))
  return sql`
    insert into hazard (${insertColumns})
    select h.id, ${insertValues}, ST_SetSRID(ST_MakePoint(h.lon, h.lat), 4326)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as h (id uuid, lon float8, lat float8, "row" jsonb),
      jsonb_populate_record(null::hazard, h."row") r`
}

/** The row as its stream says now; touches no row where the version is another than the expected one. */
export function updateHazard(id: string, expectedVersion: number, state: Place): SQL {
  return sql`
    update hazard h set ${assignments}, location = ${point(state)}
    from jsonb_populate_record(null::hazard, ${JSON.stringify(asRow(state))}::jsonb) r
    where h.id = ${id}::uuid and h.version = ${expectedVersion}::int`
}
