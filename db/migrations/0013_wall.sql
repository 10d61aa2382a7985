-- The wall: its views and the links that show it on a screen without a sign-in.

create table wall_view (
  id uuid primary key,
  name text not null check (length(name) between 1 and 40),
  -- Whose figures and ground it shows: '0' = everything that the screen may see.
  scope_code text not null default '0',
  -- Layers of its map.
  shows text[] not null check (shows <@ array['hazards', 'teams', 'coverage']),
  -- Where its map looks; null = the area whole.
  lon double precision check (lon between -180 and 180),
  lat double precision check (lat between -90 and 90),
  zoom real check (zoom between 3 and 19.5),
  hold_seconds integer not null check (hold_seconds between 5 and 86400),
  sort_order integer not null default 0,
  check ((lon is null) = (lat is null) and (lon is null) = (zoom is null))
);

-- Of the token only its digest is kept: a link that is lost is made anew.
create table kiosk_link (
  id uuid primary key,
  name text not null check (length(name) between 1 and 40),
  token_hash bytea not null unique,
  -- What the screen may see: '0' without a level = everything.
  scope_code text not null,
  scope_level text,
  -- The views that it shows, in their own order; empty = all of them.
  views uuid[] not null default '{}',
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  revoked_by_name text,
  last_seen_at timestamptz(3),
  check ((scope_code = '0') = (scope_level is null))
);

-- 今日已销号 is counted every few seconds.
create index hazard_closed_out_at on hazard (closed_out_at) where state = 'closedOut';

do $$
declare
  in_scope text := $p$ scope_code ~>=~ nullif(current_setting('app.scope_from', true), '') and scope_code ~<~ nullif(current_setting('app.scope_to', true), '')$p$;
  administers text := $p$ and current_setting('app.role', true) = 'administrator'$p$;
  wall text;
begin
  foreach wall in array array['wall_view', 'kiosk_link'] loop
    execute format('alter table %I enable row level security', wall);
    execute format('create policy system on %I to app_system using (true) with check (true)', wall);
    execute format('create policy administer on %I to app_user using (%s) with check (%s)', wall, in_scope || administers, in_scope || administers);
    execute format('grant select, insert, update, delete on %I to app_system, app_user', wall);
  end loop;
  -- A view of everything shows each screen no more than that screen may see.
  execute 'create policy look on wall_view for select to app_user using (scope_code = ''0'' or (' || in_scope || '))';
end $$;
