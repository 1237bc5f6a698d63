package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Course;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * The terms, the courses and the classes of the school, and how administrators make more of them; each gets the id that the grade
 * book chooses. Calls end as those of {@link ClassBook} do. Safe for use by several threads; calls block.
 */
public final class NewClasses {
    private static final String TERMS = Terms.PATH;
    private static final String COURSES = "/courses";
    private static final String CLASSES = "/classes";

    private final GradingApi api;

    /** Asks {@code api}. */
    public NewClasses(GradingApi api) {
        this.api = api;
    }

    /** All terms, closed ones too. */
    public List<Term> terms(Person person) {
        return api.readAll(person, TERMS, "terms", GradebookCodec::term);
    }

    /** All courses. */
    public List<Course> courses(Person person) {
        return api.readAll(person, COURSES, "courses", GradebookCodec::course);
    }

    /** All classes, also those of closed terms. */
    public List<SchoolClass> classes(Person person) {
        return api.readAll(person, CLASSES, "classes", GradebookCodec::section);
    }

    /**
     * Makes a term.
     *
     * @param key of this attempt and those that repeat it
     */
    public Written<Term> add(Person person, Term term, String key) {
        return api.write(
                        person,
                        Write.of("POST", TERMS, Terms.body(term).build()).key(key))
                .as(GradebookCodec::term);
    }

    /** Makes a course, as {@link #add(Person, Term, String)} makes a term. */
    public Written<Course> add(Person person, Course course, String key) {
        JsonObject body = JsonP.object().add("title", course.title()).build();
        return api.write(person, Write.of("POST", COURSES, body).key(key)).as(GradebookCodec::course);
    }

    /** Makes a class, as yet without members, as {@link #add(Person, Term, String)} makes a term. */
    public Written<SchoolClass> add(Person person, SchoolClass section, String key) {
        return api.write(
                        person,
                        Write.of("POST", CLASSES, SettingsCodec.write(section))
                                .key(key)
                                .inForm())
                .as(GradebookCodec::section);
    }

    /**
     * Makes a class that calculates as another one and has its categories and its work, as
     * {@link #add(Person, Term, String)} makes a term.
     *
     * @param original id of the other one
     * @param section its title and its term, and its course if that is another one; the rest is not looked at
     * @param people whether whoever belongs to the other one, and has not left, belongs to it as well; else nobody does
     */
    public Written<SchoolClass> copy(Person person, String original, SchoolClass section, boolean people, String key) {
        JsonObjectBuilder body = JsonP.object().add("title", section.title()).add("term", section.term());
        if (!section.course().isEmpty()) {
            body.add("course", section.course());
        }
        if (people) {
            body.add("people", true);
        }
        Write write = Write.of("POST", CLASSES + "/" + original + "/copies", body.build());
        return api.write(person, write.key(key).inForm()).as(GradebookCodec::section);
    }
}
