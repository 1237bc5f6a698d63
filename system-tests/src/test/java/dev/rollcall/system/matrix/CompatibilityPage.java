package dev.rollcall.system.matrix;

import dev.rollcall.system.harness.MarkdownTable;
import java.util.List;

/** {@code docs/compatibility.md}. */
final class CompatibilityPage {
    private CompatibilityPage() {}

    /**
     * Returns the page.
     *
     * @param circumstances when, of what and where the results came about; one line
     */
    static String of(String circumstances, List<Result> results) {
        var table = new MarkdownTable("what", "Tomcat", "JDK", "result", "seconds");
        for (Result result : results) {
            table.row(
                    result.what(),
                    result.versions().tomcat(),
                    result.versions().jdk(),
                    result.outcome(),
                    result.took());
        }
        return """
                # Compatibility

                What `./mvnw -Pmatrix` has seen work, written by it. For each row it starts what the row says. When all services are ready it logs in to the
                portal, reads a class, saves a result, finds the line of that save in the central log, and sees on the page *System* that all services are
                healthy. Then everything is stopped, and it looks whether all of it ends, and whether Tomcat had something severe to say.

                %s

                %s
                `one`, `four` and `cluster` are what `bin/rollcall run --topology` starts on Tomcat 11; on Tomcat 10.1, which the launcher does not have, they are
                as many Tomcats as they come, set up as the [manual](operations.md#on-a-tomcat-you-have) says. So are those of the other rows. Versions are those
                that the Tomcats have told.
                """.formatted(circumstances, table);
    }
}
