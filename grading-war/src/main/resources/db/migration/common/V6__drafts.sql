-- What was prepared and shown, such as an import, until it is done or forgotten. It may outlive its class.
create table draft (
    id varchar(64) primary key,
    class_id varchar(64) not null,
    made_by varchar(256) not null,
    made_at timestamp with time zone not null,
    digest varchar(64) not null,
    content text not null,
    batch varchar(64),
    saved integer default 0 not null,
    already integer default 0 not null
);
create index draft_at on draft (made_at);
