-- Upkeep beside people's work. A minute of 18,000 reports brings autovacuum to every table of the ledger at once; at its usual pace it
-- holds a core for two seconds, in which reports wait half a second. Slower, it takes a little of one for longer.
do $$
declare busy text;
begin
  foreach busy in array array['hazard', 'case_event', 'personal_data', 'idempotency_key', 'response_case', 'response_block', 'live_event'] loop
    execute format('alter table %I set (autovacuum_vacuum_cost_delay = 10)', busy);
  end loop;
end $$;

-- Nothing is planned by what stands in these; reading them for statistics was most of the work.
alter table hazard alter column clocks set statistics 0, alter column commitments set statistics 0, alter column pending_extension set statistics 0,
  alter column description set statistics 0, alter column search_text set statistics 0;
alter table case_event alter column payload set statistics 0;
alter table response_case alter column steps set statistics 0;
