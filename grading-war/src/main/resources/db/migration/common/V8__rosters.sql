-- What another system calls a thing, where that is not its id here: OneRoster's sourcedId.
create table source_id (
    kind varchar(16) not null,
    source varchar(512) not null,
    id varchar(64) not null,
    primary key (kind, source)
);
create index source_of_thing on source_id (kind, id);

-- An archive of another system that was looked at, until it is done or forgotten; after that, that it was done.
create table roster_import (
    id varchar(64) primary key,
    made_by varchar(256) not null,
    made_at timestamp with time zone not null,
    made_on date not null,
    ends boolean not null,
    digest varchar(64) not null,
    report text not null,
    batch varchar(64),
    undone varchar(64)
);
create index roster_import_at on roster_import (made_at);

-- The archive itself, in Base64, in pieces that can be read one by one.
create table roster_piece (
    import_id varchar(64) not null references roster_import (id),
    number integer not null,
    content text not null,
    primary key (import_id, number)
);
