package dev.rollcall.launcher.status;

import dev.rollcall.launcher.state.TomcatState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one Tomcat is.
 *
 * @param name what it is called
 * @param state in one word
 * @param url where it answers; empty unless a launcher runs it
 * @param pid its process; empty unless that runs
 * @param since when it began to run, or stopped running
 * @param restarts how often its launcher has started it again
 * @param lastEnd how it ended the last time it did so by itself
 * @param log where its output is; a directory if something else than a launcher has started it
 * @param lastLines the last lines of its output, if it is dead
 */
public record TomcatStatus(
        String name,
        State state,
        Optional<URI> url,
        Optional<Long> pid,
        Optional<Instant> since,
        int restarts,
        Optional<TomcatState.End> lastEnd,
        Path log,
        List<String> lastLines) {

    /** Copies the list. */
    public TomcatStatus {
        lastLines = List.copyOf(lastLines);
    }

    /** Returns that of one that runs although no launcher has started it: whether it is ready, nobody has asked. */
    static TomcatStatus unlaunched(String name, long pid, Path logs) {
        return new TomcatStatus(
                name,
                State.RUNNING,
                Optional.empty(),
                Optional.of(pid),
                Optional.empty(),
                0,
                Optional.empty(),
                logs,
                List.of());
    }

    /** Returns it under the names that scripts know. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("state", state.word());
        members.put("url", url);
        members.put("pid", pid);
        members.put("since", since);
        members.put("restarts", restarts);
        members.put("lastEnd", lastEnd.map(end -> {
            Map<String, Object> lines = new LinkedHashMap<>();
            lines.put("status", end.status());
            lines.put("time", end.time());
            return lines;
        }));
        members.put("log", log);
        members.put("lastLines", lastLines);
        return members;
    }

    private String words() {
        return state.runs() && url.isEmpty() ? state.word() + ", not started by rollcall" : state.word();
    }

    /** Returns it in one line for people. */
    String line() {
        StringBuilder text = new StringBuilder("%-9s %-9s".formatted(name, words()));
        text.append(url.map(uri -> "  " + uri).orElse(""));
        text.append(pid.map(number -> "  process " + number).orElse(""));
        text.append(since.map(time -> "  since " + time).orElse(""));
        text.append(
                restarts == 0
                        ? ""
                        : "  started again "
                                + (restarts == 1 ? "once" : restarts == 2 ? "twice" : restarts + " times"));
        text.append(lastEnd.map(end -> "  died with status " + end.status() + " at " + end.time())
                .orElse(""));
        return text.toString().stripTrailing();
    }
}
