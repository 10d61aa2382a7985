-- A local day stands beside what the notice says of the same day, so that taking it back gives the notice's word again.
alter table calendar_day drop constraint calendar_day_pkey, add primary key (day, origin);
