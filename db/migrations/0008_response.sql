-- How fast hazards got a response: one narrow row a case with the seconds of each step, exact to the second (begun seconds count whole,
-- so that seconds <= limit says the same as the instants), kept in the transaction that changes the hazard. Own layout, a column a step,
-- since one scan then serves all of them; numbers in place of codes and words, since a million rows are read at once.

-- In which days, hours and weekdays are counted: written by the start, which recomputes the facts where it differs.
alter table ledger_config add column zone text not null default 'Asia/Shanghai';

-- Codes and words of the facts, numbered. A place is a cell's code, or the first 9 or 12 characters that its township or community has.
create table response_place (
  id integer primary key,
  code text not null unique
);
create table response_word (
  id integer primary key,
  word text not null unique
);
create sequence response_number as integer;

-- Histories of other systems, apart from the hazards; 'own', number 1, has no row.
create table response_dataset (
  key text primary key check (key <> 'own'),
  name text not null,
  number integer not null unique check (number > 1)
);
create function response_dataset_number() returns trigger language plpgsql as $$
begin
  new.number := coalesce(new.number, (select coalesce(max(number), 1) + 1 from response_dataset));
  return new;
end $$;
create trigger numbered before insert on response_dataset for each row execute function response_dataset_number();

create table response_history (
  id uuid primary key default gen_random_uuid(),
  dataset text not null references response_dataset on delete cascade,
  case_key text not null,
  kind text not null,
  source text not null,
  address text not null,
  location geometry(Point, 4326),
  cell_code text,
  -- Which ends the export has a column for: a step without is not counted.
  told text[] not null,
  reported_at timestamptz(3) not null,
  answered_at timestamptz(3),
  dispatched_at timestamptz(3),
  arrived_at timestamptz(3),
  acknowledged_at timestamptz(3),
  verified_at timestamptz(3),
  rectified_at timestamptz(3),
  closed_out_at timestamptz(3),
  unique (dataset, case_key)
);

-- Wide columns last, what may be null behind them: a scan stops at the last column it needs.
create table response_case (
  case_id uuid primary key,
  reported_at timestamptz(3) not null,
  day date not null,
  dataset integer not null,
  township integer not null,
  community integer not null,
  place integer not null,
  -- Seconds; -1 not there yet, -2 missing, -3 ends before it begins, -4 is not counted for this case.
  feedback integer not null,
  dispatch integer not null,
  arrive integer not null,
  verify integer not null,
  rectify integer not null,
  close integer not null,
  report_to_arrive integer not null,
  report_to_close integer not null,
  weekday smallint not null,
  hour smallint not null,
  kind integer not null,
  source integer not null,
  -- 0 counts, 1 false report, 2 merged duplicate.
  standing smallint not null,
  -- Two bits each of feedback, verify, rectify: has a clock of its own; ended after that was due.
  clock_bits smallint not null,
  -- What took most of the way to the arrival: 0 unknown, 1 late departure, 2 far away, 3 nobody free, 4 stale position.
  reason smallint not null,
  self_found boolean not null,
  is_major boolean not null,
  -- Not over: some of its steps may wait.
  waits boolean not null,
  -- The eight steps again, four bytes each, so that one aggregate hands over the columns of a million rows; of feedback, verify and
  -- rectify with bit 29 (has a clock of its own) and bit 30 (ended after that was due).
  steps bytea not null,
  team_id uuid,
  -- While that step waits: when its own clock is due (null: no limit, or paused), and since when the team has been asked.
  feedback_due timestamptz(3),
  verify_due timestamptz(3),
  rectify_due timestamptz(3),
  arrive_from timestamptz(3)
);
alter table response_case alter column steps set storage plain;
create index response_case_township on response_case (township, day);
create index response_case_day on response_case (day);
create index response_case_waits on response_case (day) where waits;

-- From where a team was ranked when it was asked; a base stands in for a position that is too old.
alter table dispatch add column ranked_from text check (ranked_from in ('position', 'base'));

-- One step: seconds rounded up, or why there are none.
create function response_seconds(begun timestamptz, ended timestamptz, gone_on boolean) returns integer immutable language sql as $$
  select case
    when ended is null then case when gone_on then -2 else -1 end
    when begun is null then -2
    when ended < begun then -3
    else ceil(extract(epoch from ended - begun))::integer end
$$;

-- Every case of both origins, with what its steps are computed from.
create view response_origin as
  select h.id as case_id, 1 as dataset, h.scope_code, h.kind, h.source, h.grade = 'major' as is_major,
    case h.verdict when 'false' then 1 when 'duplicate' then 2 else 0 end as standing, null::text[] as told,
    h.state = 'closedOut' as is_over, h.reported_at, h.answered_at, h.dispatched_at, h.arrived_at, h.acknowledged_at, h.verified_at,
    h.rectified_at, h.closed_out_at, clock.feedback, clock.verify, clock.rectify, sent.team_id, sent.reason
  from hazard h
  left join lateral (
    select jsonb_path_query_array(h.clocks, '$[*] ? (@.clock == "feedback")') -> -1 as feedback,
      jsonb_path_query_array(h.clocks, '$[*] ? (@.clock == "verify")') -> -1 as verify,
      jsonb_path_query_array(h.clocks, '$[*] ? (@.clock == "rectify")') -> -1 as rectify
    offset 0) clock on true
  -- The team that arrived first, else the one asked last.
  left join lateral (
    select d.team_id, (
      select part.reason from (values
        (1, case when extract(epoch from d.departed_at - d.offered_at) > 180 then extract(epoch from d.departed_at - d.offered_at) end),
        (2, case when d.estimated_seconds > 600 then d.estimated_seconds end),
        (3, case when d.offered_at > h.dispatched_at then extract(epoch from d.offered_at - h.dispatched_at) end),
        (4, case when d.ranked_from = 'base' then extract(epoch from d.arrived_at - coalesce(d.departed_at, d.offered_at))
          - coalesce(d.estimated_seconds, 0) end)) part (reason, seconds)
      where part.seconds > 0 and d.arrived_at is not null order by part.seconds desc, part.reason limit 1) as reason
    from dispatch d where d.hazard_id = h.id and h.dispatched_at is not null
    order by d.arrived_at, d.offered_at desc, d.id limit 1) sent on h.dispatched_at is not null
  union all
  select r.id, s.number, coalesce(r.cell_code, '0'), r.kind, r.source, false, 0, r.told, true, r.reported_at, r.answered_at,
    r.dispatched_at, r.arrived_at, r.acknowledged_at, r.verified_at, r.rectified_at, r.closed_out_at, null, null, null, null, null
  from response_history r join response_dataset s on s.key = r.dataset;

create view response_fact as
  select o.case_id, o.reported_at, (o.reported_at at time zone c.zone)::date as day, o.dataset,
    (select p.id from response_place p where p.code = left(o.scope_code, 9)) as township,
    (select p.id from response_place p where p.code = left(o.scope_code, 12)) as community,
    (select p.id from response_place p where p.code = o.scope_code) as place,
    s.feedback, s.dispatch, s.arrive, s.verify, s.rectify, s.close, s.report_to_arrive, s.report_to_close,
    extract(isodow from o.reported_at at time zone c.zone)::smallint as weekday,
    extract(hour from o.reported_at at time zone c.zone)::smallint as hour,
    (select w.id from response_word w where w.word = o.kind) as kind,
    (select w.id from response_word w where w.word = o.source) as source,
    o.standing::smallint as standing, (s.feedback_bits + 4 * s.verify_bits + 16 * s.rectify_bits)::smallint as clock_bits,
    coalesce(o.reason, 0)::smallint as reason, o.source = 'patrol' as self_found, o.is_major, not o.is_over as waits,
    int4send(case when s.feedback < 0 then s.feedback else s.feedback + (s.feedback_bits << 29) end) || int4send(s.dispatch)
      || int4send(s.arrive) || int4send(case when s.verify < 0 then s.verify else s.verify + (s.verify_bits << 29) end)
      || int4send(case when s.rectify < 0 then s.rectify else s.rectify + (s.rectify_bits << 29) end) || int4send(s.close)
      || int4send(s.report_to_arrive) || int4send(s.report_to_close) as steps,
    o.team_id,
    case when o.answered_at is null then (o.feedback ->> 'dueAt')::timestamptz end as feedback_due,
    case when o.verified_at is null then (o.verify ->> 'dueAt')::timestamptz end as verify_due,
    case when o.rectified_at is null then (o.rectify ->> 'dueAt')::timestamptz end as rectify_due,
    case when o.arrived_at is null then o.dispatched_at end as arrive_from
  from response_origin o
  cross join ledger_config c
  cross join lateral (
    select
      case when told is null or 'answered' = any(told) then
        response_seconds(o.reported_at, o.answered_at, not answer_runs and (is_over or past.answer)) else -4 end as feedback,
      case when not unsent and (told is null or 'dispatched' = any(told)) then
        response_seconds(case when o.answered_at <= o.dispatched_at then o.answered_at else o.reported_at end, o.dispatched_at,
          is_over or past.dispatch) else -4 end as dispatch,
      case when not unsent and (told is null or told @> '{dispatched,arrived}') then
        response_seconds(o.dispatched_at, o.arrived_at, is_over or past.arrival) else -4 end as arrive,
      case when told is null or ('verified' = any(told) and told && '{arrived,acknowledged}') then
        response_seconds(coalesce(o.arrived_at, case when o.dispatched_at is null then o.acknowledged_at end), o.verified_at,
          not verify_runs and (is_over or past.verification)) else -4 end as verify,
      case when standing = 0 and (told is null or told @> '{verified,rectified}') then
        response_seconds(o.verified_at, o.rectified_at, not rectify_runs and (is_over or o.closed_out_at is not null)) else -4 end
        as rectify,
      case when standing = 0 and (told is null or told @> '{rectified,closedOut}') then
        response_seconds(o.rectified_at, o.closed_out_at, is_over) else -4 end as close,
      case when not unsent and (told is null or 'arrived' = any(told)) then
        response_seconds(o.reported_at, o.arrived_at, is_over or past.arrival) else -4 end as report_to_arrive,
      case when standing = 0 and (told is null or 'closedOut' = any(told)) then
        response_seconds(o.reported_at, o.closed_out_at, is_over) else -4 end as report_to_close,
      case when o.feedback is null then 0 when o.answered_at > (o.feedback ->> 'dueAt')::timestamptz then 3 else 1 end as feedback_bits,
      case when o.verify is null then 0 when o.verified_at > (o.verify ->> 'dueAt')::timestamptz then 3 else 1 end as verify_bits,
      case when o.rectify is null then 0 when o.rectified_at > (o.rectify ->> 'dueAt')::timestamptz then 3 else 1 end as rectify_bits
    -- While a step's own clock runs, it waits, whatever has happened after it.
    from (select o.feedback is not null and o.feedback ->> 'stoppedAt' is null as answer_runs,
        o.verify is not null and o.verify ->> 'stoppedAt' is null as verify_runs,
        o.rectify is not null and o.rectify ->> 'stoppedAt' is null as rectify_runs) runs,
      -- Whether a step after it has happened.
      (select coalesce(o.closed_out_at, o.rectified_at) is not null as verification,
        coalesce(o.closed_out_at, o.rectified_at, o.verified_at) is not null as arrival,
        coalesce(o.closed_out_at, o.rectified_at, o.verified_at, o.arrived_at) is not null as dispatch,
        coalesce(o.closed_out_at, o.rectified_at, o.verified_at, o.arrived_at, o.dispatched_at) is not null as answer) past,
      -- Settled without a team: nobody was sent, so nobody is missing.
      lateral (select told is null and coalesce(o.dispatched_at, o.arrived_at) is null and (is_over or past.dispatch) as unsent) alone
    offset 0) s;

-- Numbers codes and words that have none yet. A number that is taken (a backup brought it) is passed over.
create function response_name(codes text[], words text[]) returns void language plpgsql as $$
begin
  loop
    insert into response_place (id, code)
      select nextval('response_number'), code from (select distinct code from unnest(codes) code) wanted
      where not exists (select from response_place p where p.code = wanted.code) order by code
      on conflict do nothing;
    exit when not exists (select from unnest(codes) code where not exists (select from response_place p where p.code = code.code));
  end loop;
  loop
    insert into response_word (id, word)
      select nextval('response_number'), word from (select distinct word from unnest(words) word) wanted
      where not exists (select from response_word w where w.word = wanted.word) order by word
      on conflict do nothing;
    exit when not exists (select from unnest(words) word where not exists (select from response_word w where w.word = word.word));
  end loop;
end $$;

-- The facts of these cases as they are now.
create function response_refresh(cases uuid[]) returns void language plpgsql security definer
  set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
begin
  perform response_name(array_agg(distinct code), array_agg(distinct word))
    from response_origin o, lateral (values (o.scope_code, o.kind), (left(o.scope_code, 9), o.source), (left(o.scope_code, 12), o.kind)) v (code, word)
    where o.case_id = any(cases)
      and (not exists (select from response_place p where p.code = v.code) or not exists (select from response_word w where w.word = v.word))
    having count(*) > 0;
  insert into response_case select * from response_fact where case_id = any(cases)
  on conflict (case_id) do update set reported_at = excluded.reported_at, day = excluded.day, township = excluded.township,
    community = excluded.community, place = excluded.place, feedback = excluded.feedback, dispatch = excluded.dispatch,
    arrive = excluded.arrive, verify = excluded.verify, rectify = excluded.rectify, close = excluded.close,
    report_to_arrive = excluded.report_to_arrive, report_to_close = excluded.report_to_close, weekday = excluded.weekday,
    hour = excluded.hour, kind = excluded.kind, source = excluded.source, standing = excluded.standing, clock_bits = excluded.clock_bits,
    reason = excluded.reason, steps = excluded.steps, self_found = excluded.self_found, is_major = excluded.is_major, waits = excluded.waits,
    team_id = excluded.team_id, feedback_due = excluded.feedback_due, verify_due = excluded.verify_due,
    rectify_due = excluded.rectify_due, arrive_from = excluded.arrive_from
  where response_case is distinct from excluded;
end $$;

-- All facts anew: when the zone has changed, and behind a filling of the ledger without triggers.
create function response_recompute() returns void language plpgsql security definer set search_path = public, pg_temp set jit = off as $$
begin
  perform response_name((select array_agg(part.code) from (
      select scope_code as code from hazard union select coalesce(cell_code, '0') from response_history) whole,
      lateral (values (whole.code), (left(whole.code, 9)), (left(whole.code, 12))) part (code)),
    (select array_agg(word) from (
      select kind as word from hazard union select source from hazard
      union select kind from response_history union select source from response_history) words));
  delete from response_case;
  insert into response_case select * from response_fact order by reported_at;
end $$;

-- The zone of the deployment; facts of another zone are computed anew. True where they were.
create function response_zone(wanted text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update ledger_config set zone = wanted where zone <> wanted;
  if not found then return false; end if;
  perform response_recompute();
  return true;
end $$;

create function response_of_rows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform response_refresh(array(select id from new_rows));
  return null;
end $$;
-- A hazard just reported has every step before it: its fact is written at once and past the view, since they come by the hundred a second.
create function response_of_reports() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare others uuid[];
begin
  insert into response_case (case_id, reported_at, day, dataset, township, community, place, feedback, dispatch, arrive, verify, rectify,
      close, report_to_arrive, report_to_close, weekday, hour, kind, source, standing, clock_bits, reason, self_found, is_major, waits, steps,
      feedback_due, verify_due, rectify_due)
    select n.id, n.reported_at, local::date, 1, t.id, c.id, p.id, -1, -1, -1, -1, -1, -1, -1, -1, extract(isodow from local),
      extract(hour from local), k.id, s.id, 0,
      (clock.feedback is not null)::int + 4 * (clock.verify is not null)::int + 16 * (clock.rectify is not null)::int, 0,
      n.source = 'patrol', n.grade = 'major', true, decode(repeat('ff', 32), 'hex'), (clock.feedback ->> 'dueAt')::timestamptz,
      (clock.verify ->> 'dueAt')::timestamptz, (clock.rectify ->> 'dueAt')::timestamptz
    from new_rows n
      join response_place t on t.code = left(n.scope_code, 9)
      join response_place c on c.code = left(n.scope_code, 12)
      join response_place p on p.code = n.scope_code
      join response_word k on k.word = n.kind
      join response_word s on s.word = n.source
      cross join ledger_config g
      cross join lateral (select n.reported_at at time zone g.zone as local) zoned
      cross join lateral (
        select jsonb_path_query_array(n.clocks, '$[*] ? (@.clock == "feedback")') -> -1 as feedback,
          jsonb_path_query_array(n.clocks, '$[*] ? (@.clock == "verify")') -> -1 as verify,
          jsonb_path_query_array(n.clocks, '$[*] ? (@.clock == "rectify")') -> -1 as rectify
        offset 0) clock
    where n.state = 'reported' and n.verdict is null
      and coalesce(n.answered_at, n.dispatched_at, n.arrived_at, n.acknowledged_at, n.verified_at, n.rectified_at, n.closed_out_at) is null
    -- A backup brings the facts before the hazards.
    on conflict (case_id) do nothing;
  select array_agg(n.id) into others from new_rows n where not exists (select from response_case f where f.case_id = n.id);
  if others is not null then
    perform response_refresh(others);
  end if;
  return null;
end $$;
create function response_of_dispatches() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform response_refresh(array(select distinct hazard_id from new_rows));
  return null;
end $$;
create function response_of_gone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from response_case where case_id in (select id from old_rows);
  return null;
end $$;
create function response_of_none() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from response_case where (dataset = 1) = (tg_table_name = 'hazard');
  return null;
end $$;

do $$
declare origin text;
begin
  foreach origin in array array['hazard', 'response_history'] loop
    execute format('create trigger response_insert after insert on %I referencing new table as new_rows for each statement execute function %I()',
      origin, case origin when 'hazard' then 'response_of_reports' else 'response_of_rows' end);
    execute format('create trigger response_update after update on %I referencing new table as new_rows for each statement execute function response_of_rows()', origin);
    execute format('create trigger response_delete after delete on %I referencing old table as old_rows for each statement execute function response_of_gone()', origin);
    execute format('create trigger response_truncate after truncate on %I for each statement execute function response_of_none()', origin);
  end loop;
end $$;
create trigger response_insert after insert on dispatch referencing new table as new_rows for each statement execute function response_of_dispatches();
create trigger response_update after update on dispatch referencing new table as new_rows for each statement execute function response_of_dispatches();

revoke execute on function response_refresh(uuid[]), response_recompute(), response_name(text[], text[]), response_zone(text) from public;
grant execute on function response_recompute(), response_zone(text) to app_system;

-- The number of a township, also for those who see a part of it: it leads into the index, and shows nothing.
create function response_township(township_code text) returns integer stable language sql security definer
  set search_path = public, pg_temp as $$ select id from response_place where code = township_code $$;

-- Places are what a scope sees; a case is seen with its place. The subquery is asked once a statement, where a scope's comparison would
-- be made for each of a million rows.
create index response_place_scope on response_place (code text_pattern_ops);
do $$
declare facts text;
begin
  foreach facts in array array['response_place', 'response_word', 'response_dataset', 'response_history', 'response_case'] loop
    execute format('alter table %I enable row level security', facts);
    execute format('create policy system on %I to app_system using (true) with check (true)', facts);
    execute format('grant select on %I to app_user', facts);
    execute format('grant select, insert, update, delete on %I to app_system', facts);
  end loop;
  create policy scope on response_place for select to app_user using (
    code ~>=~ nullif(current_setting('app.scope_from', true), '') and code ~<~ nullif(current_setting('app.scope_to', true), ''));
  create policy everyone_reads on response_word for select to app_user using (true);
  create policy everyone_reads on response_dataset for select to app_user using (true);
  create policy of_place on response_case for select to app_user using (place in (select p.id from response_place p));
  create policy of_case on response_history for select to app_user using (exists (select from response_case c where c.case_id = id));
end $$;

select response_recompute();
