import { type SQL, sql } from 'drizzle-orm'

/** Kinds of facts that an import replaces row by row, with the column people know a row by. */
const FACTS = {
  residences: {
    table: sql`residence`,
    name: 'residence',
    key: sql`code`,
    keyName: 'code',
    places: ['location'],
  },
  'service-points': {
    table: sql`service_point`,
    name: 'service_point',
    key: sql`code`,
    keyName: 'code',
    places: ['location'],
  },
  forces: {
    table: sql`force_unit`,
    name: 'force_unit',
    key: sql`code`,
    keyName: 'code',
    places: [],
  },
  teams: {
    table: sql`patrol_team`,
    name: 'patrol_team',
    key: sql`code`,
    keyName: 'code',
    places: ['position', 'base'],
  },
  hazards: {
    table: sql`hazard`,
    name: 'hazard',
    key: sql`serial`,
    keyName: 'serial',
    places: ['location'],
  },
} as const
type FactKind = keyof typeof FACTS
/** Hazards are streams, and published as such (publish-hazards.ts). */
export type PlainFactKind = Exclude<FactKind, 'hazards'>

/** Rows that the import will replace, as they are; places in their exact binary form. */
export function keepReplacedFacts(importId: string, kind: FactKind): SQL {
  const { table, name, key, keyName, places } = FACTS[kind]
  const exact = places.map((place) => sql`${place}::text, t.${sql.identifier(place)}::text`)
  return sql`
    insert into import_replaced (import_id, table_name, row_key, before)
    select ${importId}::uuid, ${name}, t.${key}, to_jsonb(t) || jsonb_build_object(${sql.join(exact, sql`, `)})
    from ${table} t join import_row r on r.import_id = ${importId}::uuid and r.payload->>${keyName}::text = t.${key}`
}

const base = sql`ST_SetSRID(ST_MakePoint((payload->'base'->>'lon')::float8, (payload->'base'->>'lat')::float8), 4326)`
const place = sql`ST_SetSRID(ST_MakePoint((payload->>'lon')::float8, (payload->>'lat')::float8), 4326)`

/** New and replaced rows out of the staged ones; an existing row keeps its id. */
export function publishFacts(importId: string, kind: PlainFactKind): SQL {
  switch (kind) {
    case 'residences':
      return sql`
        insert into residence (id, code, kind, name, address, dwellings, people, elderly_alone, small_premises, location, cell_code,
          import_id)
        select (payload->>'id')::uuid, payload->>'code', payload->>'kind', payload->>'name', payload->>'address',
          (payload->>'dwellings')::int, (payload->>'people')::int,
          coalesce((payload->>'elderlyAlone')::int, known.elderly_alone, 0),
          coalesce((payload->>'smallPremises')::int, known.small_premises, 0), ${place}, payload->>'foundCell', r.import_id
        from import_row r left join residence known on known.code = payload->>'code' where r.import_id = ${importId}::uuid
        on conflict (code) do update set kind = excluded.kind, name = excluded.name, address = excluded.address,
          dwellings = excluded.dwellings, people = excluded.people, elderly_alone = excluded.elderly_alone,
          small_premises = excluded.small_premises, location = excluded.location, cell_code = excluded.cell_code,
          import_id = excluded.import_id`
    case 'service-points':
      return sql`
        insert into service_point (id, code, name, kind, address, opening_hours, staffed, capacity, location, cell_code, import_id)
        select (payload->>'id')::uuid, payload->>'code', payload->>'name', payload->>'kind', payload->>'address',
          payload->>'openingHours', (payload->>'staffed')::boolean, (payload->>'capacity')::int, ${place}, payload->>'foundCell', import_id
        from import_row where import_id = ${importId}::uuid
        on conflict (code) do update set name = excluded.name, kind = excluded.kind, address = excluded.address,
          opening_hours = excluded.opening_hours, staffed = excluded.staffed, capacity = excluded.capacity,
          location = excluded.location, cell_code = excluded.cell_code, import_id = excluded.import_id, closed_at = null`
    case 'forces':
      return sql`
        insert into force_unit (id, code, name, kind, parent_code, leader_name, cell_code, import_id)
        select (payload->>'id')::uuid, payload->>'code', payload->>'name', payload->>'kind', payload->>'parentCode',
          payload->>'leaderName', payload->>'cellCode', import_id
        from import_row where import_id = ${importId}::uuid
        on conflict (code) do update set name = excluded.name, kind = excluded.kind, parent_code = excluded.parent_code,
          leader_name = excluded.leader_name, cell_code = excluded.cell_code, import_id = excluded.import_id`
    case 'teams':
      // What a team does follows from its dispatches, so that of the state only being off duty counts. A register without places
      // leaves the teams where they are.
      return sql`
        insert into patrol_team (id, code, name, kind, state, duty, members, has_vehicle, equipment, equipment_unready, position, position_at,
          cell_code, parent_code, leader_name, base, import_id)
        select (payload->>'id')::uuid, payload->>'code', payload->>'name', payload->>'kind', 'free',
          coalesce(payload->>'duty', case payload->>'state' when 'off' then 'off' else 'on' end),
          (payload->>'members')::int, (payload->>'hasVehicle')::boolean, payload->'equipment', coalesce(payload->'equipmentUnready', '{}'),
          case when payload->>'lon' is null then null else ${place} end, (payload->'position'->>'at')::timestamptz,
          coalesce(payload->>'cellCode', payload->>'foundCell'), payload->>'parentCode', coalesce(payload->>'leaderName', ''),
          case when payload->'base'->>'lon' is null then null else ${base} end, import_id
        from import_row where import_id = ${importId}::uuid
        on conflict (code) do update set name = excluded.name, kind = excluded.kind, duty = excluded.duty,
          members = excluded.members, has_vehicle = excluded.has_vehicle, equipment = excluded.equipment,
          equipment_unready = excluded.equipment_unready, position = coalesce(excluded.position, patrol_team.position),
          position_at = coalesce(excluded.position_at, patrol_team.position_at), cell_code = excluded.cell_code,
          parent_code = excluded.parent_code, leader_name = excluded.leader_name, base = excluded.base, import_id = excluded.import_id`
  }
}

/** Undo: rows that the import brought go. */
export function removeImportedFacts(importId: string, kind: FactKind): SQL {
  const { table, name, key } = FACTS[kind]
  return sql`
    delete from ${table} t where t.import_id = ${importId}::uuid and not exists (
      select from import_replaced b where b.import_id = ${importId}::uuid and b.table_name = ${name} and b.row_key = t.${key})`
}

const RESTORED = {
  residences: sql`kind = b.kind, name = b.name, address = b.address, dwellings = b.dwellings, people = b.people, elderly_alone = b.elderly_alone,
    small_premises = b.small_premises, location = b.location, cell_code = b.cell_code, import_id = b.import_id`,
  'service-points': sql`name = b.name, kind = b.kind, address = b.address, opening_hours = b.opening_hours, staffed = b.staffed,
    capacity = b.capacity, location = b.location, cell_code = b.cell_code, import_id = b.import_id, closed_at = b.closed_at`,
  forces: sql`name = b.name, kind = b.kind, parent_code = b.parent_code, leader_name = b.leader_name, cell_code = b.cell_code,
    import_id = b.import_id`,
  teams: sql`name = b.name, kind = b.kind, duty = b.duty, members = b.members, has_vehicle = b.has_vehicle, equipment = b.equipment,
    equipment_unready = b.equipment_unready, position = b.position, position_at = b.position_at, cell_code = b.cell_code,
    parent_code = b.parent_code, leader_name = b.leader_name, base = b.base, import_id = b.import_id`,
} satisfies Record<PlainFactKind, SQL>

/** What a kept row refers to, by column, and where that may have gone since. */
const REFERENCES = { cell_code: sql`grid_cell`, parent_code: sql`force_unit` } as const

/** Undo: rows that the import replaced are as they were, save a cell or a unit that has gone since. */
export function restoreReplacedFacts(importId: string, kind: PlainFactKind): SQL {
  const { table, name, key } = FACTS[kind]
  const lost = Object.entries(REFERENCES).map(
    ([column, referred]) => sql`
      case when exists (select from ${referred} c where c.code = r.before->>${column}::text) then '{}'
        else jsonb_build_object(${column}::text, null) end`,
  )
  return sql`
    update ${table} t set ${RESTORED[kind]}
    from import_replaced r, jsonb_populate_record(null::${table}, r.before || ${sql.join(lost, sql` || `)}) b
    where r.import_id = ${importId}::uuid and r.table_name = ${name} and t.${key} = r.row_key`
}
