import type { Sql } from 'postgres'

/**
 * So many hazards as a city's ledger holds them after two years (or another time, as PostgreSQL writes it), generated in SQL in place of those that are there: spread over all
 * cells and hours up to now; of the latest 4 % most are open, of the rest one in a hundred; ten kinds, eight sources, three clocks each;
 * answered, reached, verified, rectified after times that differ. Indexes and the facts of the response are made anew behind them.
 */
export async function fillLedger(database: Sql, total: number, time = '2 years'): Promise<void> {
  const indexes = await database<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i where i.indrelid = 'hazard'::regclass and not i.indisunique`
  for (const { name } of indexes) await database.unsafe(`drop index ${name}`)
  await database.unsafe('truncate hazard cascade')
  await database.unsafe('alter table hazard disable trigger user')
  await database.unsafe(insertion(total, time))
  await database.unsafe('alter table hazard enable trigger user')
  for (const { definition } of indexes) await database.unsafe(definition)
  await database.unsafe('vacuum analyze hazard')
  await database.unsafe('set jit = off; select response_recompute()')
  await database.unsafe('vacuum analyze response_case, response_place, response_word')
}

const KINDS = [
  ...['lockedExit', 'blockedEscapeRoute', 'disabledEquipment', 'indoorCharging', 'danglingCharging'],
  ...['blockedFireLane', 'combustibles', 'expiredExtinguisher', 'gasHose', 'other'],
]
const SOURCES = ['resident', 'gridWorker', 'patrol', 'hotline12345', 'hotline96119', 'forum', 'inspection', 'alarm']
const array = (words: readonly string[]) => `array[${words.map((word) => `'${word}'`).join(', ')}]`

const clock = (name: string, stopped: string, due: string) => `
      jsonb_build_object('clock', '${name}', 'ruleId', null, 'ruleKey', '${name}', 'ruleVersion', 1, 'statutory', null,
        'promised', null, 'deadlineAt', null, 'countsStartDay', false, 'startedAt', at, 'stoppedAt', ${stopped}, 'statutoryDueAt', null,
        'promisedDueAt', ${due}, 'dueAt', ${due}, 'soonAt', at, 'provisional', false, 'pauses', '[]'::jsonb, 'extensions', '[]'::jsonb)`

const insertion = (total: number, time: string) => `
  insert into hazard (id, serial, version, kind, grade, state, source, source_reference, description, address, reported_at, received_at,
    location, cell_code, reported_code, verdict, acknowledged_at, answered_at, dispatched_at, arrived_at, verified_at, rectified_at,
    closed_out_at, due_clock, due_at, soon_at, clocks, owner_id, moved_event, moved_at, moved_by)
  select overlay(overlay(md5('hazard' || n) placing '7' from 13) placing '8' from 17)::uuid,
    to_char(at, 'YYYYMMDD') || '-' || lpad(n::text, 8, '0'), 6, (${array(KINDS)})[1 + spread % 10],
    case when spread % 20 = 0 then 'major' else 'general' end,
    case when is_open then (array['reported', 'acknowledged', 'verified', 'rectifying'])[1 + spread % 4] else 'closedOut' end,
    (${array(SOURCES)})[1 + spread / 10 % 8], 'R-' || n, '楼道内停放电动车充电，堵塞疏散通道，请尽快处理。编号' || n,
    '建设路' || spread % 500 || '号' || spread % 7 || '单元', at, at, ST_SetSRID(ST_MakePoint(lon, lat), 4326), code, code,
    case when is_open then null when spread % 33 = 0 then 'false' else 'real' end, answered, answered, case when spread % 50 <> 0 then sent end,
    case when spread % 40 <> 0 then arrived end, verified, case when not is_open then rectified end,
    case when not is_open then rectified + interval '1 day' end,
    case when has_due then 'verify' end, due, due - interval '1 day',
    jsonb_build_array(${clock('feedback', 'answered', "at + interval '10 minutes'")},
      ${clock('verify', 'verified', "at + interval '3 days'")},
      ${clock('rectify', 'case when not is_open then rectified end', "at + (1 + spread % 7) * interval '1 day'")}),
    case when spread % 9 = 0 then 'p' || spread % 50 end, 'verified', at, '王工'
  from (
    select n, spread, at, at + (60 + spread % 400 + spread % 30 * (spread % 29)) * interval '1 second' as answered,
      at + (480 + spread % 170) * interval '1 second' as sent,
      at + (500 + spread % 170 + (1 + spread % 300) * (1 + spread % 7)) * interval '1 second' as arrived,
      at + (86400 + spread / 7 % 86000) * interval '1 second' as verified,
      at + (259200 + spread / 11 % 860000) * interval '1 second' as rectified,
      is_open, is_open and spread % 15 <> 0 as has_due,
      case when is_open and spread % 15 <> 0 then now() + (spread % 480 - 72) * interval '1 hour' end as due,
      cells.codes[1 + spread % cardinality(cells.codes)] as code, 116 + spread % 1000 / 1e4 as lon, 39 + spread / 1000 % 1000 / 1e4 as lat
    from (
      select n, spread, now() - (${total} - n) * interval '${time}' / ${total} as at,
        case when n > 0.96 * ${total} then spread % 10 <> 0 else spread % 100 = 0 end as is_open
      from generate_series(1, ${total}) n, lateral (select abs(hashint4(n)::bigint)::int as spread) hashed) numbered,
    (select array_agg(code order by code) as codes from grid_cell where level in ('community', 'cell')) cells) drawn`
