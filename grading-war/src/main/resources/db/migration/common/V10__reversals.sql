-- How many changes of an import were taken back, and how many were not; null: it was not taken back, or before they were counted.
alter table roster_import add column taken_back bigint;
alter table roster_import add column kept bigint;
