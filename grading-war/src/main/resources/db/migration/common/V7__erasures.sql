-- Who erased a pupil, when and why; not whom: the person is what is left, and the mark tells nobody a name. With the salt it
-- recognises the id that an older archive still has.
create table erasure (
    person_id varchar(64) primary key,
    salt varchar(64) not null,
    mark varchar(64) not null,
    made_by varchar(256) not null,
    made_at timestamp with time zone not null,
    reason varchar(2000) not null
);
