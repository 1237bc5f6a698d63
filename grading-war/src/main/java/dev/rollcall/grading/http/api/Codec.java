package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Versioned;
import jakarta.json.stream.JsonGenerator;

/**
 * The JSON of one kind of thing.
 *
 * @param <T> the kind
 */
interface Codec<T extends Versioned> {
    /** Returns the name of the member with a list of them. */
    String listMember();

    /**
     * Reads one.
     *
     * @throws dev.rollcall.kit.servlet.ProblemException 422 if a member breaks its rule
     */
    T read(Fields fields, Id id, long version);

    /** Writes its members, those that are empty left out. */
    void write(JsonGenerator json, T thing);
}
