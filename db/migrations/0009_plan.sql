-- The planner's table: who lives there that needs more, scenarios, runs that look for sites, runs that can be repeated.

alter table residence
  add column elderly_alone integer not null default 0 check (elderly_alone >= 0),
  add column small_premises integer not null default 0 check (small_premises >= 0);

-- Taken out of service by a plan: counts nowhere any more, and the runs that counted it keep it. A register that names it brings it back.
alter table service_point add column closed_at timestamptz(3);

-- The same settings over the same input give the same digest; a repetition names the run that it repeats.
alter table coverage_run
  add column input_digest text,
  add column result_digest text,
  add column repeats uuid references coverage_run on delete set null;

create table scenario (
  id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  note text not null default '',
  -- Whose area it is about: '0' without a level = everything.
  scope_code text not null,
  scope_level text,
  walk_network_id uuid not null references walk_network,
  settings jsonb not null,
  edits jsonb not null,
  -- What the server computed when it was saved, and where the browser's figures differed from it.
  figures jsonb not null,
  differences jsonb not null default '[]',
  version integer not null default 1,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz(3) not null,
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz(3) not null,
  adopted_by text,
  adopted_by_name text,
  adopted_at timestamptz(3)
);
create index scenario_latest on scenario (changed_at desc, id desc);
create index scenario_scope on scenario (scope_code text_pattern_ops);

-- Street edits that were adopted: laid over the network they were drawn on, in the order of adoption.
create table network_edit (
  id uuid primary key,
  walk_network_id uuid not null references walk_network,
  scenario_id uuid references scenario on delete set null,
  edit jsonb not null,
  adopted_by text not null,
  adopted_at timestamptz(3) not null
);
create index network_edit_network on network_edit (walk_network_id, adopted_at, id);

create table site_run (
  id uuid primary key,
  scope_code text not null,
  walk_network_id uuid not null references walk_network,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  progress real not null default 0,
  request jsonb not null,
  -- The best choice so far while it runs, the answer once it is done.
  answer jsonb,
  problem jsonb,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz(3) not null,
  -- The process that works on it says so every second or two: one that falls silent is gone.
  seen_at timestamptz(3) not null,
  finished_at timestamptz(3)
);
create index site_run_latest on site_run (created_at desc, id desc);
create index site_run_scope on site_run (scope_code text_pattern_ops);

do $$
declare scoped text;
begin
  foreach scoped in array array['scenario', 'site_run'] loop
    execute format('alter table %I enable row level security', scoped);
    execute format('create policy system on %I to app_system using (true) with check (true)', scoped);
    execute format($p$create policy scope on %I for select to app_user using (
      scope_code ~>=~ nullif(current_setting('app.scope_from', true), '') and scope_code ~<~ nullif(current_setting('app.scope_to', true), '')
      and current_setting('app.role', true) in ('planner', 'administrator', 'command', 'township_officer'))$p$, scoped);
    execute format($p$create policy plan on %I to app_user using (
      scope_code ~>=~ nullif(current_setting('app.scope_from', true), '') and scope_code ~<~ nullif(current_setting('app.scope_to', true), '')
        and current_setting('app.role', true) in ('planner', 'administrator', 'command'))
      with check (scope_code ~>=~ nullif(current_setting('app.scope_from', true), '') and scope_code ~<~ nullif(current_setting('app.scope_to', true), '')
        and current_setting('app.role', true) in ('planner', 'administrator', 'command'))$p$, scoped);
  end loop;
end $$;
grant select, insert, update, delete on scenario to app_user;
grant select, insert, update on site_run to app_user;
grant select on network_edit to app_user;
grant select, insert, update, delete on scenario, network_edit, site_run to app_system;
