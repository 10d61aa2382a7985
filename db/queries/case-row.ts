import { type SQL, sql } from 'drizzle-orm'

interface Place {
  lon: number
  lat: number
}

/** How the row of a small case (consultation, incident, dispatch) is read and written: every column that its stream projects. */
export interface CaseRow {
  /** Every projected column of the row `h`, under the name the application has for it. */
  columns: SQL
  insert(id: string, state: object): SQL
  /** Touches no row where the version is another than the expected one. */
  update(id: string, expectedVersion: number, state: object): SQL
  /** Locks one case until the end of the transaction; yields no row where there is none to move. */
  lock(id: string): SQL
  /**
   * The locked case, with the number of the last event that was no note. In a statement of its own: one that waits for the lock sees
   * the row as the winner left it, but the events as they were before the wait.
   */
  toMove(id: string): SQL
}

/** `projected`: the application's names of the columns; `lon` and `lat` stand apart from them, as the place of a `placed` one. */
export function caseRow(
  table: 'consultation' | 'fire_incident' | 'dispatch',
  projected: readonly string[],
  placed: boolean,
): CaseRow {
  const name = sql.identifier(table)
  const snakes = projected.map(snake)
  const place = placed ? ', ST_X(h.location) as lon, ST_Y(h.location) as lat' : ''
  const columns = sql.raw(projected.map((one, at) => `h.${snakes[at]} as "${one}"`).join(', ') + place)
  const [names, values] = [sql.raw(snakes.join(', ')), sql.raw(snakes.map((one) => `r.${one}`).join(', '))]
  const record = (state: object) => sql`jsonb_populate_record(null::${name}, ${asRow(state)}::jsonb) r`
  const point = (state: object) => {
    const { lon, lat } = state as Place
    return sql`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`
  }
  return {
    columns,
    insert: (id, state) => sql`
      insert into ${name} (id, ${names}${placed ? sql`, location` : sql``})
      select ${id}::uuid, ${values}${placed ? sql`, ${point(state)}` : sql``} from ${record(state)}`,
    update: (id, expectedVersion, state) => sql`
      update ${name} h set (${names}) = row(${values}) from ${record(state)}
      where h.id = ${id}::uuid and h.version = ${expectedVersion}::int`,
    lock: (id) => sql`select h.id from ${name} h where h.id = ${id}::uuid for update`,
    toMove: (id) => sql`
      select ${columns},
        (select max(e.version) from case_event e where e.stream = h.id and e.event <> 'noted') as "movedVersion"
      from ${name} h where h.id = ${id}::uuid`,
  }
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function asRow(state: object): string {
  return JSON.stringify(Object.fromEntries(Object.entries(state).map(([name, value]) => [snake(name), value])))
}

/** Derived, never stored: a due time that has passed is overdue from the next instant on; a stopped clock is closed. */
export function smallClockState(now: string): SQL {
  return sql`
    case
      when h.due_at is null then 'closed'
      when h.due_at < ${now}::timestamptz then 'overdue'
      when h.soon_at <= ${now}::timestamptz then 'soon'
      else 'ontime'
    end`
}
