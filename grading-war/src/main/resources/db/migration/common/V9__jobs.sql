-- Long work that somebody has asked for, until it has ended well: since when, how far it has come, or why it did not end well.
create table job (
    address varchar(160) primary key,
    deed varchar(32) not null,
    made_by varchar(256) not null,
    made_at timestamp with time zone not null,
    seen_at timestamp with time zone not null,
    done bigint not null,
    total bigint not null,
    problem varchar(64),
    reason varchar(64)
);
