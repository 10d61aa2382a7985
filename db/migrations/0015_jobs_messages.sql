-- What runs by the clock, whom the product tells of what, and what came of it.
select 1;
