package dev.rollcall.launcher.tomcat;

import dev.rollcall.launcher.state.ContextsFile;
import dev.rollcall.launcher.state.TomcatContexts;
import dev.rollcall.launcher.state.TomcatContexts.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.management.MBeanServer;

/** Writes down the contexts of the Tomcat in this JVM whenever one comes, goes, or changes. For one thread. */
final class ContextWatch {
    private final ContextsFile file;
    private final long pid;
    private final ZoneId zone;
    private final InstantSource clock;
    private List<Context> seen = List.of();
    private List<Context> written = List.of();
    private Instant looked;

    /**
     * Begins before Tomcat has any context.
     *
     * @param pid this process
     * @param zone of the times in its log
     */
    ContextWatch(ContextsFile file, long pid, ZoneId zone, InstantSource clock) {
        this.file = file;
        this.pid = pid;
        this.zone = zone;
        this.clock = clock;
        this.looked = clock.instant();
    }

    /** Looks once. What cannot be written is tried again at the next look. */
    void look(MBeanServer server) {
        Instant now = clock.instant();
        Map<String, Context> before = seen.stream().collect(Collectors.toMap(Context::name, Function.identity()));
        seen = new Contexts(server, clock)
                .states().entrySet().stream()
                        .map(entry -> context(entry.getKey(), entry.getValue(), before))
                        .toList();
        looked = now;
        if (!seen.equals(written)) {
            try {
                file.write(new TomcatContexts(pid, zone, seen));
                written = seen;
            } catch (IOException e) {
                // A full disk must not disturb a Tomcat that works.
            }
        }
    }

    private Context context(String name, String state, Map<String, Context> before) {
        return Optional.ofNullable(before.get(name))
                .filter(known -> known.state().equals(state) || !known.isServed())
                .map(known -> new Context(name, state, known.after()))
                .orElseGet(() -> new Context(name, state, looked));
    }
}
