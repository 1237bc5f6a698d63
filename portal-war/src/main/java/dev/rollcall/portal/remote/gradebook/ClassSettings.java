package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.LetterScheme;
import dev.rollcall.portal.gradebook.Preview;
import dev.rollcall.portal.gradebook.SchoolClass;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * How a class calculates: its categories, for its teachers; weights or points, and the letters of the school, for administrators. Calls end as
 * those of {@link ClassBook} do. Safe for use by several threads; calls block.
 */
public final class ClassSettings {
    private static final String SCHEMES = "/letter-schemes";

    private final GradingApi api;

    /** Asks {@code api}. */
    public ClassSettings(GradingApi api) {
        this.api = api;
    }

    /** The letter schemes of the school. */
    public List<LetterScheme> schemes(Person person) {
        return api.readAll(person, SCHEMES, "letterSchemes", SettingsCodec::scheme);
    }

    /**
     * Makes a letter scheme; its id is the grade book's choice.
     *
     * @param key of this attempt and those that repeat it
     */
    public Written<LetterScheme> add(Person person, LetterScheme scheme, String key) {
        return api.write(
                        person,
                        Write.of("POST", SCHEMES, SettingsCodec.write(scheme))
                                .key(key)
                                .inForm())
                .as(SettingsCodec::scheme);
    }

    /** Replaces a letter scheme, of whichever classes, that still has the version it names. */
    public Written<LetterScheme> replace(Person person, LetterScheme scheme) {
        Write write = Write.of("PUT", SCHEMES + "/" + scheme.id(), SettingsCodec.write(scheme))
                .inForm();
        return api.write(person, write.ifMatch(Long.toString(scheme.version()))).as(SettingsCodec::scheme);
    }

    /** The students that other settings would affect; nothing is changed. */
    public Written<Preview> preview(Person person, SchoolClass section, List<Category> categories) {
        JsonObject body = SettingsCodec.settings(section, categories);
        return api.ask(person, Write.of("POST", "/classes/" + section.id() + "/preview", body))
                .as(SettingsCodec::preview);
    }

    /** Replaces the class itself, if it still has the version it names. */
    public Written<SchoolClass> replace(Person person, SchoolClass section) {
        Write write = Write.of("PUT", "/classes/" + section.id(), SettingsCodec.write(section))
                .inForm();
        return api.write(person, write.ifMatch(Long.toString(section.version())))
                .as(GradebookCodec::section);
    }

    /** Deletes the class itself, if it still has this version and is empty. */
    public Written<JsonObject> delete(Person person, String section, long version) {
        return api.write(
                person,
                Write.of("DELETE", "/classes/" + section, null)
                        .ifMatch(Long.toString(version))
                        .inForm());
    }

    /**
     * Makes a category; its id is the grade book's choice.
     *
     * @param key of this attempt and those that repeat it
     */
    public Written<Category> add(Person person, String section, Category category, String key) {
        return api.write(
                        person,
                        Write.of("POST", categories(section), SettingsCodec.write(category))
                                .key(key)
                                .inForm())
                .as(GradebookCodec::category);
    }

    /** Replaces a category that still has the version it names. */
    public Written<Category> replace(Person person, String section, Category category) {
        Write write = Write.of("PUT", categories(section) + "/" + category.id(), SettingsCodec.write(category))
                .inForm();
        return api.write(person, write.ifMatch(Long.toString(category.version())))
                .as(GradebookCodec::category);
    }

    /** Deletes a category that still has this version, and no work. */
    public Written<JsonObject> delete(Person person, String section, String category, long version) {
        return api.write(
                person,
                Write.of("DELETE", categories(section) + "/" + category, null)
                        .ifMatch(Long.toString(version))
                        .inForm());
    }

    private static String categories(String section) {
        return "/classes/" + section + "/categories";
    }
}
