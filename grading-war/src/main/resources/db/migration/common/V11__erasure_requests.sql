-- Where erasing takes two administrators: what the first of them asked for. It goes with the person.
create table erasure_request (
    person_id varchar(64) primary key references person (id) on delete cascade,
    made_by varchar(256) not null,
    made_at timestamp with time zone not null,
    reason varchar(2000) not null
);

-- Who asked for it, if somebody else did it.
alter table erasure add column requested_by varchar(256);
