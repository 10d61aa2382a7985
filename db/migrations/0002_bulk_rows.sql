-- Rows that come by the thousand and go as a whole carry no foreign key to the one row they all belong to: each check locks that row
-- anew, and 1,000 staged rows took 1,100 ms instead of 65 ms on the embedded engine. What made them sees to it that they go with it.

alter table import_row drop constraint import_row_import_id_fkey;
alter table import_replaced drop constraint import_replaced_import_id_fkey;
alter table grid_cell drop constraint grid_cell_import_id_fkey;
alter table grid_cell_boundary drop constraint grid_cell_boundary_import_id_fkey;
alter table residence drop constraint residence_import_id_fkey;
alter table service_point drop constraint service_point_import_id_fkey;
alter table patrol_team drop constraint patrol_team_import_id_fkey;
alter table hazard drop constraint hazard_import_id_fkey;

-- Results of a run say what was true when it was computed; a home or point that has gone since is left out when they are read.
alter table coverage_residence drop constraint coverage_residence_run_id_fkey;
alter table coverage_residence drop constraint coverage_residence_residence_id_fkey;
alter table coverage_residence drop constraint coverage_residence_service_point_id_fkey;
alter table coverage_cell drop constraint coverage_cell_run_id_fkey;
alter table coverage_walkshed drop constraint coverage_walkshed_run_id_fkey;
alter table coverage_walkshed drop constraint coverage_walkshed_service_point_id_fkey;
