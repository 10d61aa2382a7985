-- Residents: what they report without an account, the secret link by which they follow it, and what they say of the result.
select 1;
