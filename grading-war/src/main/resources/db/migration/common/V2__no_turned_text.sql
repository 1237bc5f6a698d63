-- Characters that turn the direction of text around are refused since; what was stored before loses them.
-- By way of a control character, which no text holds: PostgreSQL would take them out at once, H2 replaces only.
update grade set
    title = replace(translate(title, U&'\202A\202B\202C\202D\202E\2066\2067\2068\2069',
        U&'\0001\0001\0001\0001\0001\0001\0001\0001\0001'), U&'\0001', ''),
    type = replace(translate(type, U&'\202A\202B\202C\202D\202E\2066\2067\2068\2069',
        U&'\0001\0001\0001\0001\0001\0001\0001\0001\0001'), U&'\0001', '');

update student set
    given_name = replace(translate(given_name, U&'\202A\202B\202C\202D\202E\2066\2067\2068\2069',
        U&'\0001\0001\0001\0001\0001\0001\0001\0001\0001'), U&'\0001', ''),
    family_name = replace(translate(family_name, U&'\202A\202B\202C\202D\202E\2066\2067\2068\2069',
        U&'\0001\0001\0001\0001\0001\0001\0001\0001\0001'), U&'\0001', '');
