package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.SourceId;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.kit.security.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * What an archive would change, with the versions that were there when it was looked at.
 *
 * @param names what is to be remembered of what things are called
 * @param terms that change
 * @param courses that change
 * @param schemes that change
 * @param people who change
 * @param sections classes that are new or are others than they were
 * @param classes what changes in them, in the order of their ids
 * @param report what people are told
 */
public record RosterPlan(
        List<SourceId> names,
        List<Step<Term>> terms,
        List<Step<Course>> courses,
        List<Step<LetterScheme>> schemes,
        List<Step<Person>> people,
        List<Step<SchoolClass>> sections,
        List<InClass> classes,
        RosterReport report) {
    /**
     * What changes in a class.
     *
     * @param section the class
     * @param enrolments who belongs to it
     * @param categories its kinds of work
     * @param items its work
     * @param results what stands in its cells
     */
    record InClass(
            Id section,
            List<Step<Enrolment>> enrolments,
            List<Step<Category>> categories,
            List<Step<LineItem>> items,
            List<Edit> results) {
        boolean isEmpty() {
            return enrolments.isEmpty() && categories.isEmpty() && items.isEmpty() && results.isEmpty();
        }
    }

    /** Returns the SHA-256 of all that would change, in hexadecimal digits: if it is another one, this is not what was shown. */
    public String digest() {
        MessageDigest sha = Sha256.begin();
        add(sha, List.of(names, terms, courses, schemes, people, sections));
        for (InClass one : classes) {
            add(sha, List.of(List.of(one.section), one.enrolments, one.categories, one.items, one.results));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** A record writes all that is in it. */
    private static void add(MessageDigest sha, List<? extends List<?>> lists) {
        for (List<?> list : lists) {
            for (Object step : list) {
                sha.update(step.toString().getBytes(StandardCharsets.UTF_8));
                sha.update((byte) '\n');
            }
            sha.update((byte) '\n');
        }
    }
}
