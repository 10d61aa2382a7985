-- What happens, as everybody who listens hears it: written with the change, numbered in the order of commits.
select 1;
