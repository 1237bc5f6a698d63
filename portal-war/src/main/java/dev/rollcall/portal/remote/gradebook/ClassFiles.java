package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.files.ImportOptions;
import dev.rollcall.portal.files.ImportPlan;
import dev.rollcall.portal.files.ImportPlan.Applied;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.remote.Answers;
import jakarta.json.JsonValue;

/** A class as a file, on behalf of a person; calls end as those of {@link ClassBook} do. Safe for use by several threads. */
public final class ClassFiles {
    private static final String CSV = "text/csv";

    private final GradingApi api;

    /** Asks {@code api}. */
    public ClassFiles(GradingApi api) {
        this.api = api;
    }

    /** A class with its term, for its teachers only: a person who may not see its categories may not see its files either. */
    public SchoolClass section(Person person, String section) {
        api.read(person, in(section) + "/categories?limit=1");
        SchoolClass found = api.read(person, in(section)).as(GradebookCodec::section);
        return found.in(api.read(person, Terms.PATH + "/" + found.term()).as(GradebookCodec::term));
    }

    /**
     * A class as CSV.
     *
     * @param delimiter a word of the grade book
     */
    public byte[] export(Person person, String section, String delimiter) {
        return api.file(person, in(section) + "/results.csv?delimiter=" + delimiter);
    }

    /** Has a file looked at; changes nothing. Returns the id of what it would change. */
    public Written<String> preview(Person person, String section, byte[] file, ImportOptions options) {
        String path = in(section) + "/imports?limit=1&" + options.query();
        return api.send(person, path, CSV, file).as(json -> Answers.text(json, "id"));
    }

    /** What a file would change, or has changed: {@code limit} changes after the first {@code from}. */
    public Worked<ImportPlan> plan(Person person, String section, String id, long from, int limit) {
        return api.readLarge(person, in(section) + "/imports/" + id + "?limit=" + limit + "&cursor=" + from)
                .as(json -> Worked.of(json, ImportCodec::plan));
    }

    /** Does what a file would change: all of it, or nothing and the conflicts. Done once, however often it is asked. */
    public Written<Applied> apply(Person person, String section, String id) {
        Write write = Write.of("POST", in(section) + "/imports/" + id + "/application", JsonValue.EMPTY_JSON_OBJECT);
        return api.writeLong(person, write).as(ImportCodec::applied);
    }

    private static String in(String section) {
        return "/classes/" + section;
    }
}
