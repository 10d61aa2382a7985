-- One address in one community is found by one index. By the address alone, a plan that was made without knowing whose area it is for
-- joined it with the index of areas: each report of the command centre then went through every hazard of the city.
drop index hazard_address;
create index hazard_address on hazard (address_key, scope_code text_pattern_ops) where address_key <> '';
-- The same as hazard_closed_at.
drop index hazard_closed_out_at;

-- What new facts are named by is read from the cases themselves: through the view it was most of a fifth of computing them.
create or replace function response_refresh(cases uuid[]) returns void language plpgsql security definer
  set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
begin
  perform response_name(array_agg(distinct code), array_agg(distinct word))
    from (
      select scope_code, kind, source from hazard where id = any(cases)
      union
      select coalesce(cell_code, '0'), kind, source from response_history where id = any(cases)) o,
    lateral (values (o.scope_code, o.kind), (left(o.scope_code, 9), o.source), (left(o.scope_code, 12), o.kind)) v (code, word)
    where not exists (select from response_place p where p.code = v.code) or not exists (select from response_word w where w.word = v.word)
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
