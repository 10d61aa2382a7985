-- Where teams went: tracks thinned and kept for a number of days, and what a shift had to visit.
select 1;
