package dev.rollcall.launcher.grades;

import dev.rollcall.launcher.failure.Reason;
import dev.rollcall.launcher.roll.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The grade book while it runs: it is asked over HTTP, in the name of an administrator. */
public final class RunningGradeBook implements GradeBook {
    private static final int OK = 200;
    private static final int GOES_ON = 202;
    private static final int NOT_FOUND = 404;

    private final Services services;

    /** Takes the services to ask. */
    public RunningGradeBook(Services services) {
        this.services = services;
    }

    /** A request to the grade book. */
    private interface Question {
        Services.Answer ask() throws IOException;
    }

    @Override
    public Outcome backUp(Path archive) {
        return told("Wrote the grade book.", () -> services.fetchArchive(archive));
    }

    @Override
    public Outcome restore(Path archive) {
        return told("Restored the grade book.", () -> services.sendArchive(archive));
    }

    private static Outcome told(String done, Question question) {
        try {
            Services.Answer answer = question.ask();
            return switch (answer.status()) {
                case OK -> new Outcome(true, done);
                case GOES_ON ->
                    new Outcome(
                            false,
                            "It takes longer than ten minutes and goes on: the grade book is degraded until it is done, and its log says how it ended.");
                case NOT_FOUND -> new Outcome(false, "The Tomcat runs without a grade book.");
                default ->
                    new Outcome(false, answer.detail().orElse("The grade book answers " + answer.status() + "."));
            };
        } catch (IOException e) {
            throw new UncheckedIOException("The grade book runs but does not answer: " + Reason.of(e), e);
        }
    }
}
