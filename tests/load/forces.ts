import { createHmac, randomBytes } from 'node:crypto'
import type { Sql } from 'postgres'

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number]

/**
 * So many teams as a city keeps, generated in SQL in place of those that are there: spread over a box, two in three with a car, half of
 * them on duty by a shift of now with a community of their own, one in ten busy; a member each. With them 320 communities, and so many
 * open hazards.
 */
export async function fillForces(
  database: Sql,
  { teams, hazards, box }: { teams: number; hazards: number; box: Box },
): Promise<void> {
  const [west, south, east, north] = box
  // A community is a field of 20 × 16; who belongs to it is somewhere in it.
  const part = (seed: string, prime: number) => `abs(hashint4(${seed})::bigint) % ${prime} / ${prime}.0`
  const place = (n: string, seed: string) =>
    `ST_SetSRID(ST_MakePoint(${west} + ${(east - west) / 20} * (${n} % 20 + ${part(seed, 10_007)}),
      ${south} + ${(north - south) / 16} * (${n} % 320 / 20 + ${part(`${seed} + 7`, 10_009)})), 4326)`
  const community = (seed: string) =>
    `'150502' || lpad((100 + ${seed} % 16)::text, 3, '0') || lpad((1 + ${seed} % 320 / 16)::text, 3, '0')`
  await database.unsafe(`
    truncate patrol_team, hazard cascade;
    insert into grid_cell (code, level, kind, name)
      select ${community('n')}, 'community', 'community', '社区' || n from generate_series(0, 319) n on conflict do nothing;
    insert into patrol_team (id, code, name, kind, state, duty, members, has_vehicle, equipment, position, position_at, base, cell_code)
      select ${uuid('team', 'n')}, 'T' || lpad(n::text, 5, '0'), '巡逻' || n || '队', 'patrol', case when n % 10 = 3 then 'enroute' else 'free' end,
        case when n % 2 = 0 then 'byRoster' else 'on' end, 5, n % 3 <> 0, '{"extinguishers": 2, "masks": 5}', ${place('n', 'n')}, now(),
        ${place('n', 'n + 100000')}, ${community('n')}
      from generate_series(0, ${teams - 1}) n;
    insert into team_member (id, team_id, name) select ${uuid('member', 'n')}, ${uuid('team', 'n')}, '队员' || n
      from generate_series(0, ${teams - 1}) n;
    insert into shift (id, team_id, kind, day, period, created_by, created_at)
      select ${uuid('shift', 'n')}, ${uuid('team', 'n')}, 'day', current_date, tstzrange(now() - interval '2 hours', now() + interval '10 hours'), 'x', now()
      from generate_series(0, ${teams - 1}) n;
    insert into shift_cell select ${uuid('shift', 'n')}, ${community('n')}, 'x', now() from generate_series(0, ${teams - 1}) n;
    insert into hazard (id, serial, version, kind, grade, state, source, reported_at, received_at, location, cell_code, reported_code)
      select ${uuid('hazard', 'n')}, '20260101-' || lpad(n::text, 6, '0'), 1, 'other', 'general', 'reported', 'hotline12345', now(), now(),
        ${place('n', 'n * 31')}, ${community('n')}, ${community('n')}
      from generate_series(0, ${hazards - 1}) n`)
  await database.unsafe('vacuum analyze patrol_team')
  await database.unsafe('vacuum analyze hazard')
  await database.unsafe('vacuum analyze shift')
  await database.unsafe('vacuum analyze shift_cell')
  await database.unsafe('vacuum analyze team_member')
}

/** A patrol member for each team, signed in: team and Cookie header. `secret` is the product's AUTH_SECRET. */
export async function signInMembers(database: Sql, secret: string): Promise<{ teamId: string; cookie: string }[]> {
  const members = await database<
    { id: string; teamId: string }[]
  >`select id, team_id as "teamId" from team_member order by id`
  const rows = members.map(({ id }) => ({ id, token: randomBytes(24).toString('base64url') }))
  await database`
    with given as (select * from jsonb_to_recordset(${database.json(rows)}) as g (id text, token text)),
    people as (
      insert into person (id, username, name, role, created_at, updated_at)
      select id, 'member-' || id, '队员', 'patrol_member', now(), now() from given),
    sessions as (
      insert into session (id, token, person_id, expires_at) select 'session-' || id, token, id, now() + interval '1 day' from given)
    update team_member m set person_id = g.id from given g where m.id = g.id::uuid`
  return members.map(({ teamId }, i) => {
    const token = rows[i]?.token ?? ''
    const signature = createHmac('sha256', secret).update(token).digest('base64')
    return { teamId, cookie: `wangge.session_token=${encodeURIComponent(`${token}.${signature}`)}` }
  })
}

const uuid = (what: string, n: string) =>
  `overlay(overlay(md5('${what}' || ${n}) placing '7' from 13) placing '8' from 17)::uuid`
