-- What runs by the clock, whom the product tells of what, and what came of it.

-- How each job's last run went, whichever process it ran in.
create table job_state (
  name text primary key,
  state text not null check (state in ('running', 'done', 'failed')),
  started_at timestamptz(3) not null,
  finished_at timestamptz(3),
  milliseconds integer,
  -- Counts by name: what the last run did.
  result jsonb not null default '{}',
  -- The last failure stays in sight after runs that went well.
  error text,
  failed_at timestamptz(3),
  -- Who asked for the last run by hand; null = the clock.
  asked_by_name text
);

-- Steps of a clock that were reached: once for each start of it, however often it is looked at.
create table clock_alert (
  stream uuid not null,
  clock text not null,
  started_at timestamptz(3) not null,
  step text not null check (step in ('soon', 'breached')),
  case_kind text not null check (case_kind in ('hazard', 'consultation', 'incident')),
  reached_at timestamptz(3) not null,
  -- Null = found when it was no news any more.
  told_at timestamptz(3),
  primary key (stream, clock, started_at, step)
);
-- Which state of a case was looked at, and when one of its clocks reaches its next step: others are not looked at again.
create table clock_watch (
  stream uuid primary key,
  version integer not null,
  next_at timestamptz(3)
);
create index hazard_soon on hazard (soon_at) where state <> 'closedOut' and soon_at is not null;
create index consultation_soon on consultation (soon_at) where soon_at is not null;
create index fire_incident_soon on fire_incident (soon_at) where soon_at is not null;

-- What is long overdue goes one level up, and once more after as long again.
create table escalation_rule (
  id integer primary key default 1 check (id = 1),
  active boolean not null default true,
  -- Share of the clock's whole length by which it is overdue.
  overdue_percent integer not null default 100 check (overdue_percent between 10 and 1000),
  min_grade text not null default 'major' check (min_grade in ('general', 'major')),
  changed_by_name text,
  changed_at timestamptz(3)
);
insert into escalation_rule default values;
create table escalation (
  hazard_id uuid not null references hazard on delete cascade,
  clock text not null,
  started_at timestamptz(3) not null,
  to_level text not null check (to_level in ('county', 'prefecture')),
  at timestamptz(3) not null,
  primary key (hazard_id, clock, started_at, to_level)
);

-- Coming shifts of which it was said that cells have no team.
create table shift_gap_alert (
  day date not null,
  kind text not null,
  township_code text not null,
  cells integer not null,
  at timestamptz(3) not null,
  primary key (day, kind, township_code)
);

-- A hazard for which nobody is left to ask: heard where it lies.
create function live_exhausted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into live_event (kind, ref, event, scope_code, at, data)
    select 'alert', h.id, 'noTeamLeft', h.scope_code, coalesce(new.ended_at, now()),
      jsonb_build_object('caseKind', 'hazard', 'serial', h.serial, 'grade', h.grade, 'sendingId', new.id)
    from hazard h where h.id = new.hazard_id;
  return null;
end $$;
create trigger live_exhausted after update of state on sending for each row
  when (new.state = 'exhausted' and old.state <> 'exhausted' and live_is_on()) execute function live_exhausted();

create table message_channel (
  id uuid primary key,
  kind text not null check (kind in ('page', 'wecom', 'dingtalk', 'webhook')),
  name text not null check (name <> ''),
  language text not null check (language in ('zh', 'en')),
  -- Host and last characters of the address: all that anybody sees of it again.
  address_hint text not null default '',
  -- Address and secret, sealed with the deployment's secret: a robot's address is a key itself.
  sealed bytea,
  active boolean not null default true,
  -- Sendings that failed one after the other, and until when it is therefore left alone.
  failures integer not null default 0,
  rests_until timestamptz(3),
  created_at timestamptz(3) not null,
  check ((kind = 'page') = (sealed is null))
);

create table message_rule (
  id uuid primary key,
  name text not null check (name <> ''),
  event text not null check (event in ('newHazard', 'clockSoon', 'clockBreached', 'noAnswer', 'shiftGap', 'escalated')),
  min_grade text not null check (min_grade in ('general', 'major')),
  -- Both null = everywhere.
  area_level text check (area_level in ('prefecture', 'county', 'township', 'community', 'cell')),
  area_code text,
  -- Kinds of hazard; null = any.
  kinds text[],
  -- Whose pages show it; null = everybody's who sees the area.
  role text,
  channel_id uuid not null references message_channel on delete cascade,
  quiet_from text check (quiet_from ~ '^[0-2][0-9]:[0-5][0-9]$'),
  quiet_to text check (quiet_to ~ '^[0-2][0-9]:[0-5][0-9]$'),
  -- Breaches of major hazards are sent in quiet hours too.
  wakes_for_major boolean not null default true,
  active boolean not null default true,
  created_at timestamptz(3) not null,
  check ((area_level is null) = (area_code is null)),
  check ((quiet_from is null) = (quiet_to is null))
);
create index message_rule_channel on message_rule (channel_id);

create table message_delivery (
  id uuid primary key,
  channel_id uuid not null references message_channel on delete cascade,
  rule_id uuid references message_rule on delete set null,
  -- As they were called then.
  channel_name text not null,
  rule_name text not null,
  event text not null,
  -- Number of the live event that it tells of; null = a test.
  event_number bigint,
  case_kind text,
  ref uuid,
  scope_code text not null,
  -- One message for one thing on one channel, however many rules and events lead there.
  dedupe_key text not null unique,
  -- What the text says beside its words; never personal data.
  params jsonb not null,
  state text not null check (state in ('waiting', 'held', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  -- When it may be tried next; while it is being sent, when it counts as lost with the process that sent it.
  next_try_at timestamptz(3),
  sent_at timestamptz(3),
  -- What the receiver said last.
  answer text not null default '',
  created_at timestamptz(3) not null
);
create index message_delivery_waiting on message_delivery (next_try_at) where state in ('waiting', 'held', 'sending');
create index message_delivery_latest on message_delivery (created_at desc, id desc);
create index message_delivery_channel on message_delivery (channel_id);
create index message_delivery_rule on message_delivery (rule_id);

-- Every try, so that no robot gets more than it takes in a minute.
create table message_attempt (
  id bigint generated always as identity primary key,
  channel_id uuid not null references message_channel on delete cascade,
  delivery_id uuid not null references message_delivery on delete cascade,
  at timestamptz(3) not null
);
create index message_attempt_channel on message_attempt (channel_id, at);
create index message_attempt_delivery on message_attempt (delivery_id);

-- The last live event of which it was decided whether somebody is told; no row = begin with what comes next.
create table message_cursor (
  id integer primary key default 1 check (id = 1),
  last_number bigint not null
);

do $$
declare
  ours text;
  administrator text := $p$ nullif(current_setting('app.scope_from', true), '') = '0' and current_setting('app.role', true) = 'administrator'$p$;
begin
  foreach ours in array array['job_state', 'clock_alert', 'clock_watch', 'escalation_rule', 'escalation', 'shift_gap_alert', 'message_channel',
    'message_rule', 'message_delivery', 'message_attempt', 'message_cursor'] loop
    execute format('alter table %I enable row level security', ours);
    execute format('create policy system on %I to app_system using (true) with check (true)', ours);
    execute format('grant select, insert, update, delete on %I to app_system', ours);
  end loop;
  foreach ours in array array['job_state', 'escalation_rule', 'message_channel', 'message_rule', 'message_delivery'] loop
    execute format('create policy administrator on %I to app_user using (%s) with check (%s)', ours, administrator, administrator);
  end loop;
  grant select on job_state, escalation_rule, message_rule, message_delivery to app_user;
  grant update on escalation_rule, message_rule to app_user;
  grant insert, delete on message_rule, message_channel to app_user;
  -- Sealed once, read by the sender only.
  grant select (id, kind, name, language, address_hint, active, failures, rests_until, created_at) on message_channel to app_user;
  grant update on message_channel to app_user;
  grant update (state, next_try_at) on message_delivery to app_user;
end $$;
