/** Two neighbouring townships whose trimmed codes are prefixes of each other (150502100 and 150502101), one row in every scoped table each. */
export const TOWNSHIPS = ['150502100', '150502101'] as const

/** SQL that lays them out; township 0 lies at lon 122, township 1 at lon 123, both at lat 43. */
export function townshipsScript(): string {
  return `
    insert into grid_cell (code, level, kind, name) values
      ('150500000000', 'prefecture', 'prefecture', '通辽市');
    insert into grid_cell (code, level, kind, name, parent_code) values
      ('150502000000', 'county', 'county', '科尔沁区', '150500000000');
    insert into walk_network (id, version, source, checksum, attribution, graph, backdrop, stats, bounds, published)
      values ('${id(0, 0)}', 1, 'drawn.osm', 'c', 'drawn', '\\x00', '\\x00', '{}', st_makeenvelope(122, 43, 124, 44, 4326), true);
    insert into coverage_run (id, walk_network_id, state, limit_seconds, speed_metres_per_second, kinds, snap_limit_metres, created_by)
      values ('${id(0, 1)}', '${id(0, 0)}', 'done', 600, 1.25, '{servicePoint}', 250, 'test');
    ${TOWNSHIPS.map(oneTownship).join('\n')}`
}

/** A fixed UUID: `thing` of township `at` (both small). */
export function id(at: number, thing: number): string {
  return `01900000-0000-7000-800${at}-00000000000${thing}`
}

function oneTownship(township: string, at: number): string {
  const community = `${township}001`
  const cell = `${community}01`
  const west = 122 + at
  const point = `st_point(${west}.005, 43.005, 4326)`
  return `
    insert into grid_cell (code, level, kind, name, parent_code) values
      ('${township}000', 'township', 'town', '镇${at}', '150502000000'),
      ('${community}', 'community', 'community', '社区${at}', '${township}000'),
      ('${cell}', 'cell', 'block', '网格${at}', '${community}');
    insert into grid_cell_boundary (id, cell_code, valid_from, boundary) values
      ('${id(at, 2)}', '${cell}', '2026-01-01', st_multi(st_makeenvelope(${west}, 43, ${west}.01, 43.01, 4326)));
    insert into residence (id, code, kind, dwellings, people, location, cell_code)
      values ('${id(at, 3)}', 'R${at}', 'block', 10, 30, ${point}, '${cell}');
    insert into service_point (id, code, name, kind, location, cell_code)
      values ('${id(at, 4)}', 'P${at}', '服务点${at}', 'servicePoint', ${point}, '${cell}');
    insert into patrol_team (id, code, name, kind, state, position, cell_code)
      values ('${id(at, 5)}', 'T${at}', '队${at}', 'patrol', 'free', ${point}, '${cell}');
    insert into hazard (id, serial, kind, grade, state, source, reported_at, location, cell_code)
      values ('${id(at, 6)}', '20260101-000${at}', 'other', 'general', 'reported', 'resident', '2026-01-01Z', ${point}, '${cell}');
    insert into coverage_residence (run_id, residence_id, scope_code, state, people, dwellings)
      values ('${id(0, 1)}', '${id(at, 3)}', '${cell}', 'served', 30, 10);
    insert into coverage_cell values ('${id(0, 1)}', '${cell}', 'cell', 1, 30, 10, 30, 10, 0, 0, 5, 0, true);
    insert into coverage_walkshed values ('${id(0, 1)}', '${id(at, 4)}', '${cell}', 30, 30, 0, st_multi(st_buffer(${point}, 0.005)));
    insert into import (id, kind, state, file_names, checksum, crs, created_by)
      values ('${id(at, 7)}', 'cells', 'published', '{a.csv}', 'c', 'wgs84', 'test');
    insert into import_row values ('${id(at, 7)}', 1, '{}');`
}
