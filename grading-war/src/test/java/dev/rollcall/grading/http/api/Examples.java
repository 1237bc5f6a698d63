package dev.rollcall.grading.http.api;

import dev.rollcall.grading.exchange.Options;
import dev.rollcall.grading.exchange.PlanText;
import dev.rollcall.grading.exchange.Planner;
import dev.rollcall.grading.exchange.Sheet;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.RosterImport;
import dev.rollcall.grading.oneroster.RosterFiles;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** What the protocol page says is there before each of its examples. */
public final class Examples {
    /** An import that was looked at and not done. */
    static final String DRAFT = "monday";

    private static final String NO_CHANGE = """
            {"version":"1.2","changed":0,"refused":0,"files":[],"changes":[],"refusals":[]}""";

    private Examples() {}

    /**
     * Gives Cleo 18 points in the quiz, which is change 8 of the class, and has Anna look at an import that gives Ben 17.5; and an
     * archive come in and be taken back.
     */
    public static void prepare(SchoolServer server) {
        server.send(
                "PUT", "/classes/algebra/results/quiz/p-cleo", "{\"score\":18}", server.anna(), "If-None-Match", "*");
        draft(server, "Student ID,Quiz 1 [quiz]\np-ben,17.5\n");
        reversed(server);
    }

    private static void reversed(SchoolServer server) {
        Id autumn = new Id("autumn");
        server.school.change(tx -> {
            tx.rosterImports()
                    .keep(
                            RosterImport.seen(autumn, "root", LocalDate.of(2026, 11, 22), false, "another", NO_CHANGE),
                            new byte[1]);
            tx.rosterImports().finish(autumn, new Id("batch-1"));
            tx.rosterImports().undo(autumn, new Id("batch-2"), new RosterImport.Tally(240, 3));
            return tx;
        });
    }

    /** Has Anna look at an import. */
    static void draft(SchoolServer server, String file) {
        Id algebra = new Id("algebra");
        server.school.change(tx -> {
            Sheet sheet = Sheet.of(tx.in(algebra, Origin.plain("anna", Origin.API)));
            byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
            String plan = PlanText.write(new Planner(sheet, Options.NONE).plan(bytes));
            return tx.drafts().keep(new Id(DRAFT), algebra, "anna", Reply.digest(bytes), plan);
        });
    }

    /** Has an administrator look at an archive; it is not done, because that would change something else than was seen. */
    static void roster(SchoolServer server) {
        server.school.change(tx -> tx.rosterImports()
                .keep(
                        RosterImport.seen(
                                new Id(DRAFT), "root", LocalDate.of(2026, 11, 22), false, "another", NO_CHANGE),
                        RosterFiles.small().zip()));
    }

    /** Returns an answer with the ids that are made anew each time replaced by {@code <id>}. */
    public static String withoutNewIds(String text) {
        return text.replaceAll("\\b0?1[0-9a-v]{17,18}\\b", "<id>");
    }
}
