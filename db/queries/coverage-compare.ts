import { type SQL, sql } from 'drizzle-orm'
import type { Level } from '../vocabulary.ts'

export interface ComparedCellRow {
  code: string
  /** Its code, where the cell has gone since. */
  name: string
  people: number
  peopleServed: number
  otherPeople: number
  otherPeopleServed: number
}

/** Figures of two runs for every cell in sight of a level that either of them knows. */
export function comparedCells(runId: string, otherId: string, level: Level): SQL {
  const of = (column: SQL, id: string) => sql`coalesce(sum(${column}) filter (where v.run_id = ${id}::uuid), 0)`
  const [people, served] = [sql`v.people`, sql`v.people_served`]
  return sql`
    select v.cell_code as code, coalesce(max(c.name), v.cell_code) as name,
      ${of(people, runId)} as people, ${of(served, runId)} as "peopleServed",
      ${of(people, otherId)} as "otherPeople", ${of(served, otherId)} as "otherPeopleServed"
    from coverage_cell v left join grid_cell c on c.code = v.cell_code
    where v.run_id in (${runId}::uuid, ${otherId}::uuid) and v.level = ${level}
    group by v.cell_code order by v.cell_code`
}
