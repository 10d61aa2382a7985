-- The first tables: grid cells, residences, service points, teams, hazards, walk networks, coverage, imports.
-- Owner migrates, app_user serves people under row-level security, app_system runs jobs and imports.

create extension if not exists postgis;
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- Roles belong to the whole cluster: another database in it may be making them at this moment.
do $$
declare wanted text;
begin
  foreach wanted in array array['app_user', 'app_system'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then execute format('create role %I nologin', wanted); end if;
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;
-- The serving login must be able to become either role.
do $$ begin execute format('grant app_user, app_system to %I', current_user); end $$;

-- GiST is skipped under a policy until && is leakproof (50 ms to 0.6 ms for a small box); it compares boxes and says nothing
-- of the rows it rejects. Only a superuser may mark it; without one, maps are correct and slower.
do $$ begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    alter function geometry_overlaps(geometry, geometry) leakproof;
  end if;
end $$;

-- Rows of an import exist from publication on; undo deletes or restores by import_id.
create table import (
  id uuid primary key,
  kind text not null,
  state text not null check (state in ('staged', 'published', 'undone', 'failed')),
  file_names text[] not null,
  checksum text not null,
  crs text not null,
  encoding text,
  row_count integer not null default 0,
  bad_row_count integer not null default 0,
  bad_rows jsonb not null default '[]',
  problem jsonb,
  created_by text not null,
  created_at timestamptz(3) not null default now(),
  published_at timestamptz(3),
  undone_at timestamptz(3)
);

create table import_row (
  import_id uuid not null references import on delete cascade,
  row_number integer not null,
  payload jsonb not null,
  primary key (import_id, row_number)
);

-- What an import replaced, so that it can be undone: the whole row as it was before.
create table import_replaced (
  import_id uuid not null references import on delete cascade,
  table_name text not null,
  row_key text not null,
  before jsonb not null,
  primary key (import_id, table_name, row_key)
);

create table grid_cell (
  code text primary key check (length(code) >= 12),
  level text not null check (level in ('prefecture', 'county', 'township', 'community', 'cell')),
  kind text not null,
  name text not null,
  parent_code text references grid_cell deferrable initially deferred,
  population integer check (population >= 0),
  households integer check (households >= 0),
  import_id uuid references import,
  check (level = 'cell' or length(code) = 12)
);
create index grid_cell_scope on grid_cell (code text_pattern_ops);
create index grid_cell_parent on grid_cell (parent_code);
create index grid_cell_level on grid_cell (level, code);
create index grid_cell_name on grid_cell using gin (name gin_trgm_ops);

-- Boundaries carry dates, so that last year's figures do not move when a community is split.
create table grid_cell_boundary (
  id uuid primary key,
  cell_code text not null references grid_cell on delete cascade,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  boundary geometry(MultiPolygon, 4326) not null,
  import_id uuid references import,
  exclude using gist (cell_code with =, daterange(valid_from, valid_to) with &&)
);
create index grid_cell_boundary_scope on grid_cell_boundary (cell_code text_pattern_ops);
create index grid_cell_boundary_area on grid_cell_boundary using gist (boundary);

create table residence (
  id uuid primary key,
  code text not null unique,
  kind text not null check (kind in ('home', 'block', 'hamlet')),
  name text not null default '',
  address text not null default '',
  dwellings integer not null check (dwellings >= 0),
  people integer not null check (people >= 0),
  location geometry(Point, 4326) not null,
  cell_code text references grid_cell,
  -- '0' sorts under every code: outside every cell, seen only by those who see everything.
  scope_code text not null generated always as (coalesce(cell_code, '0')) stored,
  import_id uuid references import
);
create index residence_scope on residence (scope_code text_pattern_ops);
create index residence_cell on residence (cell_code);
create index residence_place on residence using gist (location);
create index residence_name on residence using gin (name gin_trgm_ops);

create table service_point (
  id uuid primary key,
  code text not null unique,
  name text not null,
  kind text not null,
  address text not null default '',
  opening_hours text not null default '24/7',
  staffed boolean not null default true,
  capacity integer check (capacity >= 0),
  location geometry(Point, 4326) not null,
  cell_code text references grid_cell,
  scope_code text not null generated always as (coalesce(cell_code, '0')) stored,
  import_id uuid references import
);
create index service_point_scope on service_point (scope_code text_pattern_ops);
create index service_point_cell on service_point (cell_code);
create index service_point_place on service_point using gist (location);
create index service_point_name on service_point using gin (name gin_trgm_ops);

create table patrol_team (
  id uuid primary key,
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('mobile', 'patrol', 'volunteer', 'militia')),
  state text not null check (state in ('free', 'assigned', 'enroute', 'onscene', 'off')),
  members integer not null default 0,
  has_vehicle boolean not null default false,
  equipment jsonb not null default '{}',
  position geometry(Point, 4326),
  position_at timestamptz(3),
  cell_code text references grid_cell,
  scope_code text not null generated always as (coalesce(cell_code, '0')) stored,
  import_id uuid references import
);
create index patrol_team_scope on patrol_team (scope_code text_pattern_ops);
create index patrol_team_cell on patrol_team (cell_code);
create index patrol_team_place on patrol_team using gist (position);
create index patrol_team_name on patrol_team using gin (name gin_trgm_ops);

create table hazard_kind (key text primary key, name_zh text not null, name_en text not null, sort_order integer not null default 0);
insert into hazard_kind (key, name_zh, name_en, sort_order) values
  ('lockedExit', '安全出口锁闭', 'Locked exit', 1),
  ('blockedEscapeRoute', '疏散通道堵塞', 'Blocked escape route', 2),
  ('disabledEquipment', '消防设施停用', 'Disabled fire equipment', 3),
  ('indoorCharging', '电动车楼道充电', 'Indoor e-bike charging', 4),
  ('danglingCharging', '飞线充电', 'Charging by dangling wire', 5),
  ('blockedFireLane', '占用消防车道', 'Blocked fire lane', 6),
  ('combustibles', '可燃物堆放', 'Stored combustibles', 7),
  ('expiredExtinguisher', '灭火器过期', 'Expired extinguisher', 8),
  ('gasHose', '燃气软管老化', 'Ageing gas hose', 9),
  ('other', '其他', 'Other', 99);

create table hazard (
  id uuid primary key,
  serial text not null unique,
  kind text not null references hazard_kind,
  grade text not null check (grade in ('general', 'major')),
  state text not null check (state in ('reported', 'acknowledged', 'verified', 'rectifying', 'reinspected', 'closedOut')),
  source text not null,
  description text not null default '',
  address text not null default '',
  reported_at timestamptz(3) not null,
  due_at timestamptz(3),
  paused_at timestamptz(3),
  closed_out_at timestamptz(3),
  location geometry(Point, 4326) not null,
  cell_code text references grid_cell,
  scope_code text not null generated always as (coalesce(cell_code, '0')) stored,
  import_id uuid references import
);
create index hazard_scope on hazard (scope_code text_pattern_ops);
create index hazard_cell on hazard (cell_code);
create index hazard_place on hazard using gist (location);
create index hazard_due on hazard (due_at, id) where state <> 'closedOut';

create table walk_network (
  id uuid primary key,
  version integer not null unique,
  source text not null,
  source_date timestamptz(3),
  checksum text not null,
  attribution text not null,
  -- The engine's own buffer (magic, version, int32 millimetres), and gzipped GeoJSON of what is drawn beneath the streets.
  graph bytea not null,
  backdrop bytea not null,
  stats jsonb not null,
  bounds geometry(Polygon, 4326) not null,
  published boolean not null default false,
  created_at timestamptz(3) not null default now(),
  import_id uuid references import
);

create table coverage_run (
  id uuid primary key,
  walk_network_id uuid not null references walk_network,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  progress real not null default 0,
  limit_seconds integer not null,
  speed_metres_per_second real not null,
  kinds text[] not null,
  snap_limit_metres real not null,
  stats jsonb not null default '{}',
  problem jsonb,
  created_by text not null,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3)
);
create index coverage_run_latest on coverage_run (created_at desc) where state = 'done';

create table coverage_residence (
  run_id uuid not null references coverage_run on delete cascade,
  residence_id uuid not null references residence on delete cascade,
  scope_code text not null,
  state text not null check (state in ('served', 'gap', 'noStreetData')),
  walk_seconds real,
  service_point_id uuid references service_point on delete set null,
  snap_metres real,
  people integer not null,
  dwellings integer not null,
  primary key (run_id, residence_id)
);
create index coverage_residence_scope on coverage_residence (run_id, scope_code text_pattern_ops);
-- Deleting a residence or a point looks here for each of them.
create index coverage_residence_residence on coverage_residence (residence_id);
create index coverage_residence_point on coverage_residence (service_point_id);

create table coverage_cell (
  run_id uuid not null references coverage_run on delete cascade,
  cell_code text not null,
  level text not null,
  residences integer not null,
  people integer not null,
  dwellings integer not null,
  people_served integer not null,
  dwellings_served integer not null,
  people_gap integer not null,
  people_no_street_data integer not null,
  median_snap_metres real,
  flagged_share real,
  reliable boolean not null,
  primary key (run_id, cell_code)
);
create index coverage_cell_scope on coverage_cell (run_id, level, cell_code text_pattern_ops);

create table coverage_walkshed (
  run_id uuid not null references coverage_run on delete cascade,
  service_point_id uuid not null references service_point on delete cascade,
  scope_code text not null,
  people_within integer not null,
  people_paper_circle integer not null,
  people_circle_over_limit integer not null,
  walkshed geometry(MultiPolygon, 4326),
  primary key (run_id, service_point_id)
);
create index coverage_walkshed_scope on coverage_walkshed (run_id, scope_code text_pattern_ops);
create index coverage_walkshed_point on coverage_walkshed (service_point_id);
create index coverage_walkshed_area on coverage_walkshed using gist (walkshed);

-- Scope: [app.scope_from, app.scope_to) by byte order. Unset means null, and null lets nothing through.
do $$
declare scoped record;
begin
  for scoped in select * from (values
    ('grid_cell', 'code'), ('grid_cell_boundary', 'cell_code'), ('residence', 'scope_code'), ('service_point', 'scope_code'),
    ('patrol_team', 'scope_code'), ('hazard', 'scope_code'), ('coverage_residence', 'scope_code'),
    ('coverage_cell', 'cell_code'), ('coverage_walkshed', 'scope_code')) as t (name, code)
  loop
    execute format('alter table %I enable row level security', scoped.name);
    execute format('create policy system on %I to app_system using (true) with check (true)', scoped.name);
    execute format($p$create policy scope on %1$I to app_user using (
      %2$I ~>=~ nullif(current_setting('app.scope_from', true), '') and %2$I ~<~ nullif(current_setting('app.scope_to', true), ''))$p$,
      scoped.name, scoped.code);
  end loop;
end $$;

-- These belong to no township: networks and runs are read by all who serve; imports only by those who see everything.
alter table import enable row level security;
create policy system on import to app_system using (true) with check (true);
create policy whole on import to app_user using (nullif(current_setting('app.scope_from', true), '') = '0');

grant select on all tables in schema public to app_user;
revoke select on import_row, import_replaced from app_user;
grant select, insert, update, delete on all tables in schema public to app_system;
-- The owner's own book of migrations, and PostGIS's table of coordinate systems, are for reading.
revoke insert, update, delete on schema_migration, spatial_ref_sys from app_system;
