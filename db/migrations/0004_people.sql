-- People who sign in, their sessions, and what they did that must be answerable. Only app_system reads and writes them; app_user sees
-- the names of people whose area meets his own, and writes down what he himself did.

create table person (
  -- UUIDv7 made in the application, as text: trails also name 'local' (the command line) and 'system'.
  id text primary key,
  username text not null unique check (username = lower(username)),
  name text not null check (name <> ''),
  -- 综治办, 派出所 …: where the person works, as colleagues know it.
  unit text not null default '',
  role text not null
    check (role in ('command', 'planner', 'township_officer', 'grid_worker', 'patrol_member', 'administrator')),
  -- Both null = everything.
  scope_level text check (scope_level in ('prefecture', 'county', 'township', 'community', 'cell')),
  scope_code text,
  -- The characters that every code inside the area begins with, by the level's fixed length; empty = everything.
  scope_prefix text not null generated always as (case
    when scope_level is null then ''
    when scope_level = 'prefecture' then left(scope_code, 4)
    when scope_level = 'county' then left(scope_code, 6)
    when scope_level = 'township' then left(scope_code, 9)
    when scope_level = 'community' then left(scope_code, 12)
    else scope_code end) stored,
  -- No one is written to: the address only ties a person to the account of the same name at the OpenID provider.
  email text not null unique generated always as (username || '@people.invalid') stored,
  email_verified boolean not null default true,
  -- Wrong passwords in a row, counted before the password is looked at, so that parallel attempts cannot pass the limit.
  failed_sign_ins integer not null default 0,
  locked_until timestamptz(3),
  last_signed_in_at timestamptz(3),
  disabled_at timestamptz(3),
  -- A log-in of the sample district: comes and goes with it.
  is_sample boolean not null default false,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  check ((scope_level is null) = (scope_code is null))
);
create index person_scope on person (scope_prefix text_pattern_ops);

create table session (
  id text primary key,
  token text not null unique,
  person_id text not null references person on delete cascade,
  expires_at timestamptz(3) not null,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index session_person on session (person_id);

-- How a person proves who he is: a password hash (provider_id 'credential'), or the account at the OpenID provider.
create table account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  person_id text not null references person on delete cascade,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (provider_id, account_id)
);
create index account_person on account (person_id);

-- What a sign-in over OpenID Connect remembers between its two halves.
create table verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index verification_identifier on verification (identifier);

-- Attempts to sign in by address; last_request in milliseconds since 1970.
create table rate_limit (id text primary key, key text not null unique, count integer not null, last_request bigint not null);

-- What a person did beside the cases' own trails: people made, changed, locked out; personal data revealed; files exported.
create table audit_event (
  id uuid primary key,
  person_id text not null,
  person_name text not null,
  role text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  reason text not null default '',
  details jsonb not null default '{}',
  at timestamptz(3) not null
);
create index audit_event_latest on audit_event (at desc, id desc);
create index audit_event_subject on audit_event (subject_type, subject_id);

do $$
declare name text;
begin
  foreach name in array array['person', 'session', 'account', 'verification', 'rate_limit', 'audit_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy system on %I to app_system using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on %I to app_system', name);
  end loop;
end $$;

-- Whose area holds mine, or lies in it: those whom I may name as owner, and who may name me.
create policy colleagues on person for select to app_user using (
  starts_with(nullif(current_setting('app.scope_from', true), ''), scope_prefix)
  or (scope_prefix ~>=~ nullif(current_setting('app.scope_from', true), '')
    and scope_prefix ~<~ nullif(current_setting('app.scope_to', true), '')));
grant select (id, name, unit, role, scope_level, scope_code, scope_prefix, disabled_at) on person to app_user;

create policy own on audit_event for insert to app_user with check (
  person_id = nullif(current_setting('app.person', true), '') and role = nullif(current_setting('app.role', true), ''));
create policy administrator on audit_event for select to app_user using (
  nullif(current_setting('app.scope_from', true), '') = '0' and nullif(current_setting('app.role', true), '') = 'administrator');
grant select, insert on audit_event to app_user;
