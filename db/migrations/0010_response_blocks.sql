-- Facts of the response are computed in bulk behind a queue: a report pays for one line in it, and who asks for figures has what is
-- queued computed before he is answered. Facts are handed out by blocks of a township's month with a version, so that a reader keeps
-- what has not changed.

create table response_queue (case_id uuid not null);

create table response_block (
  dataset integer not null,
  township integer not null,
  month date not null,
  -- The transaction that changed a fact of it last.
  version bigint not null,
  primary key (dataset, township, month)
);
alter table response_queue enable row level security;
create policy system on response_queue to app_system using (true) with check (true);
alter table response_block enable row level security;
create policy system on response_block to app_system using (true) with check (true);
-- Seen by those who see the whole township; who sees a part of it reads its facts.
create policy scope on response_block for select to app_user using (township in (select p.id from response_place p));
grant select on response_block to app_user;
grant select, insert, update, delete on response_queue, response_block to app_system;

-- The blocks in which these cases have facts are others from now on.
create function response_touch(cases uuid[]) returns void language sql security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
  insert into response_block
    select distinct dataset, township, date_trunc('month', day)::date, pg_current_xact_id()::text::bigint
    from response_case where case_id = any(cases)
  on conflict (dataset, township, month) do update set version = excluded.version
$$;

-- Computes the facts of at most so many queued cases; how many it took. One at a time: others wait for the lock, and then find the
-- queue shorter.
create function response_flush(most integer) returns integer language plpgsql security definer set search_path = public, pg_temp
  set jit = off as $$
declare cases uuid[];
begin
  if not exists (select from response_queue) then return 0; end if;
  perform pg_advisory_xact_lock(hashtext('response_flush'));
  with taken as (
    delete from response_queue where ctid = any(array(select ctid from response_queue limit most)) returning case_id)
  select array_agg(distinct case_id) into cases from taken;
  if cases is null then return 0; end if;
  perform response_touch(cases);
  delete from response_case f where f.case_id = any(cases)
    and not exists (select from hazard h where h.id = f.case_id) and not exists (select from response_history r where r.id = f.case_id);
  perform response_refresh(cases);
  perform response_touch(cases);
  return cardinality(cases);
end $$;

create or replace function response_recompute() returns void language plpgsql security definer set search_path = public, pg_temp set jit = off as $$
begin
  perform pg_advisory_xact_lock(hashtext('response_flush'));
  delete from response_queue;
  perform response_name((select array_agg(part.code) from (
      select scope_code as code from hazard union select coalesce(cell_code, '0') from response_history) whole,
      lateral (values (whole.code), (left(whole.code, 9)), (left(whole.code, 12))) part (code)),
    (select array_agg(word) from (
      select kind as word from hazard union select source from hazard
      union select kind from response_history union select source from response_history) words));
  delete from response_case;
  insert into response_case select * from response_fact order by reported_at;
  delete from response_block;
  insert into response_block
    select distinct dataset, township, date_trunc('month', day)::date, pg_current_xact_id()::text::bigint from response_case;
end $$;

create function response_queue_new() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into response_queue select id from new_rows;
  return null;
end $$;
create function response_queue_gone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into response_queue select id from old_rows;
  return null;
end $$;
create function response_queue_sent() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into response_queue select distinct hazard_id from new_rows;
  return null;
end $$;
create or replace function response_of_none() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from response_case where (dataset = 1) = (tg_table_name = 'hazard');
  update response_block set version = pg_current_xact_id()::text::bigint where (dataset = 1) = (tg_table_name = 'hazard');
  return null;
end $$;

do $$
declare origin text;
begin
  foreach origin in array array['hazard', 'response_history'] loop
    execute format('drop trigger response_insert on %1$I; drop trigger response_update on %1$I; drop trigger response_delete on %1$I', origin);
    execute format('create trigger response_insert after insert on %I referencing new table as new_rows for each statement execute function response_queue_new()', origin);
    execute format('create trigger response_update after update on %I referencing new table as new_rows for each statement execute function response_queue_new()', origin);
    execute format('create trigger response_delete after delete on %I referencing old table as old_rows for each statement execute function response_queue_gone()', origin);
  end loop;
end $$;
drop trigger response_insert on dispatch;
drop trigger response_update on dispatch;
create trigger response_insert after insert on dispatch referencing new table as new_rows for each statement execute function response_queue_sent();
create trigger response_update after update on dispatch referencing new table as new_rows for each statement execute function response_queue_sent();
drop function response_of_rows();
drop function response_of_reports();
drop function response_of_dispatches();
drop function response_of_gone();

revoke execute on function response_touch(uuid[]), response_flush(integer), response_recompute() from public;
grant execute on function response_flush(integer), response_recompute() to app_system;

insert into response_block
  select distinct dataset, township, date_trunc('month', day)::date, pg_current_xact_id()::text::bigint from response_case;
