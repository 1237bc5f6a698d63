package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.portal.gradebook.Job;
import dev.rollcall.portal.remote.Answers;
import dev.rollcall.portal.text.Visible;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is at the address of long work.
 *
 * @param <T> what it works on
 * @param value empty while that is looked at for the first time, and when that did not end well
 * @param job empty once it has ended well
 */
public record Worked<T>(Optional<T> value, Optional<Job> job) {
    private static final String JOB = "job";

    static <T> Worked<T> of(JsonObject json, Function<JsonObject, T> reading) {
        Optional<Job> job = job(json);
        boolean alone = json.keySet().stream().allMatch(member -> member.equals("id") || member.equals(JOB));
        return new Worked<>(alone ? Optional.empty() : Optional.of(reading.apply(json)), job);
    }

    /** Returns the state of the work; empty if the answer has none. */
    static Optional<Job> job(JsonObject json) {
        return json.containsKey(JOB) ? Optional.of(one(Answers.object(json, JOB))) : Optional.empty();
    }

    private static Job one(JsonObject json) {
        return new Job(
                Job.Operation.valueOf(word(json, "operation")),
                Job.State.valueOf(word(json, "state")),
                Answers.instant(json, "since"),
                Answers.whole(json, "done"),
                Answers.whole(json, "total"),
                Answers.text(json, "problem"),
                Answers.text(json, "reason"),
                Answers.whole(json, "line"),
                json.containsKey("detail") ? Visible.sentence(Answers.text(json, "detail")) : "");
    }

    private static String word(JsonObject json, String member) {
        return Answers.text(json, member).toUpperCase(Locale.ROOT);
    }

    /** Returns the work that goes on. */
    public Optional<Job> running() {
        return job.filter(Job::isRunning);
    }

    /** Returns the outcome a caller who had waited would have received; empty if the job does not say why it ended. */
    public Optional<Written<T>> outcome() {
        return job.flatMap(ended -> Optional.ofNullable(
                switch (ended.problem()) {
                    case "file-unreadable" -> new Written.Unreadable<T>(ended.reason(), ended.line(), ended.detail());
                    case "import-stale" -> new Written.Stale<T>(null);
                    case "term-closed" -> new Written.TermClosed<T>();
                    default -> ended.detail().isEmpty() ? null : new Written.Refused<T>(ended.detail(), List.of());
                }));
    }
}
