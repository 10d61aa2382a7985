-- The wall: its views and the links that show it on a screen without a sign-in.
select 1;
