-- Where in a file, and in a sentence, what was wrong with what long work was to work on.
alter table job add column line bigint;
alter table job add column detail varchar(2000);
