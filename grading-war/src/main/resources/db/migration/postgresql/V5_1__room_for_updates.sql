-- Rows that are written again and again stay on their page, without a new entry in every index.
alter table result set (fillfactor = 80);
alter table class_section set (fillfactor = 50);
