package dev.rollcall.grading.http.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a {@link World} that somebody asks for.
 *
 * @param name what it is, in two or three words
 * @param path with {@code @} where the ids of the world end
 * @param body as {@code path}; nothing if it has none
 * @param condition which version it has to be
 */
record Deed(
        String name, String method, String path, @Nullable String body, Condition condition) {
    static final List<Deed> ALL = List.of(
            replacing("rename a term", "/terms/t@", "{\"title\":\"T2\"}"),
            replacing("close a term", "/terms/t@", "{\"title\":\"T\",\"closed\":true}"),
            deleting("delete a term", "/terms/u@"),
            replacing("rename a course", "/courses/k@", "{\"title\":\"K2\"}"),
            deleting("delete a course", "/courses/l@"),
            replacing(
                    "change letters",
                    "/letter-schemes/s@",
                    "{\"title\":\"S\",\"letters\":[{\"letter\":\"P\",\"from\":40},{\"letter\":\"F\",\"from\":0}]}"),
            deleting("delete letters", "/letter-schemes/r@"),
            replacing("rename a person", "/people/pa@", "{\"givenName\":\"Ada\",\"familyName\":\"New\"}"),
            deleting("delete a person", "/people/pc@"),
            new Deed(
                    "erase a student",
                    "POST",
                    "/people/pa@/erasure",
                    "{\"confirm\":\"Given pa@\",\"reason\":\"has left\"}",
                    Condition.SEEN),
            replacing(
                    "move a class",
                    "/classes/c@",
                    "{\"title\":\"C\",\"course\":\"l@\",\"term\":\"u@\",\"letterScheme\":\"r@\"}"),
            deleting("delete a class", "/classes/d@"),
            making(
                    "make a class",
                    "/classes",
                    "{\"title\":\"N@\",\"course\":\"l@\",\"term\":\"u@\",\"letterScheme\":\"r@\"}"),
            making("copy a class", "/classes/c@/copies", "{\"term\":\"u@\",\"people\":true}"),
            replacing("make a student a teacher", "/classes/c@/enrolments/pa@", "{\"role\":\"teacher\"}"),
            replacing("make another a teacher", "/classes/c@/enrolments/pb@", "{\"role\":\"teacher\"}"),
            deleting("remove a student", "/classes/c@/enrolments/pd@"),
            new Deed(
                    "enrol a student",
                    "PUT",
                    "/classes/c@/enrolments/pc@",
                    "{\"role\":\"student\"}",
                    Condition.NOTHING_THERE),
            replacing("change a category", "/classes/c@/categories/q@", "{\"title\":\"Q2\",\"dropLowest\":1}"),
            deleting("delete a category", "/classes/c@/categories/z@"),
            making("make a category", "/classes/c@/categories", "{\"title\":\"New\"}"),
            replacing("move work", "/classes/c@/line-items/v@", "{\"title\":\"V\",\"maximum\":5,\"category\":\"z@\"}"),
            replacing("lower a maximum", "/classes/c@/line-items/w@", "{\"title\":\"W\",\"maximum\":1}"),
            deleting("delete work", "/classes/c@/line-items/v@"),
            making("make work", "/classes/c@/line-items", "{\"title\":\"New\",\"maximum\":5,\"category\":\"z@\"}"),
            replacing("save a mark", "/classes/c@/results/w@/pa@", "{\"score\":3}"),
            deleting("clear a mark", "/classes/c@/results/w@/pa@"),
            new Deed(
                    "save marks",
                    "PATCH",
                    "/classes/c@/results",
                    "{\"results\":[" + mark("v@", "pa@") + "," + mark("v@", "pd@") + "," + mark("w@", "pb@") + "]}",
                    Condition.NONE),
            new Deed(
                    "import marks",
                    "POST",
                    "/classes/c@/imports",
                    "Student ID,Work [w@],More [v@],Added\npa@,3,4,5\npd@,6,,7\n",
                    Condition.PREVIEWED),
            making("take marks back", "/classes/c@/reversals", "{\"batch\":\"b@\"}"));

    /** What is said about the version. */
    enum Condition {
        /** The one that was seen before either of two changes. */
        SEEN,
        NOTHING_THERE,
        /** The body is a file; what its preview says is done. */
        PREVIEWED,
        NONE
    }

    private static Deed replacing(String name, String path, String body) {
        return new Deed(name, "PUT", path, body, Condition.SEEN);
    }

    private static Deed deleting(String name, String path) {
        return new Deed(name, "DELETE", path, null, Condition.SEEN);
    }

    private static Deed making(String name, String path, String body) {
        return new Deed(name, "POST", path, body, Condition.NONE);
    }

    private static String mark(String item, String student) {
        return "{\"lineItem\":\"" + item + "\",\"student\":\"" + student + "\",\"score\":2}";
    }

    boolean isWithinClass() {
        return path.startsWith("/classes/c@/");
    }
}
