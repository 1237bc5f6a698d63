package dev.rollcall.launcher.status;

import dev.rollcall.launcher.roll.JsonText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What runs in a base.
 *
 * @param base the directory
 * @param topology {@code one}, {@code four}, or {@code none} where there is no base
 * @param tomcats all of the base
 * @param services those of the Tomcats that run, and all others on the roll, which do not affect {@link #status}
 * @param contexts the web applications that the Tomcats do not serve, which do not affect it either
 */
public record Report(
        Path base,
        String topology,
        List<TomcatStatus> tomcats,
        List<ServiceStatus> services,
        List<ContextStatus> contexts) {
    private static final int READY = 0;
    private static final int NOT_READY = 1;
    private static final int NOTHING_RUNS = 3;

    /** Copies the lists. */
    public Report {
        tomcats = List.copyOf(tomcats);
        services = List.copyOf(services);
        contexts = List.copyOf(contexts);
    }

    /** Returns 0 if everything is ready, 1 if something is not, and 3 if all are stopped. */
    public int status() {
        if (tomcats.stream().allMatch(tomcat -> tomcat.state() == State.STOPPED)) {
            return NOTHING_RUNS;
        }
        return tomcats.stream().allMatch(tomcat -> tomcat.state() == State.READY) ? READY : NOT_READY;
    }

    /** Returns it for scripts; members are added, but never renamed. */
    public String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("base", base);
        members.put("topology", topology);
        members.put("ready", status() == READY);
        members.put("tomcats", tomcats.stream().map(TomcatStatus::members).toList());
        members.put("services", services.stream().map(ServiceStatus::members).toList());
        members.put("contexts", contexts.stream().map(ContextStatus::members).toList());
        return JsonText.of(members);
    }

    /** Returns it for people. */
    public String text() {
        if (tomcats.isEmpty()) {
            return "There is no Rollcall in " + base + ".";
        }
        StringBuilder text = new StringBuilder("Rollcall in " + base + "\n\n");
        tomcats.forEach(
                tomcat -> text.append("  ").append(tomcat.line()).append('\n').append(lastLines(tomcat)));
        if (!services.isEmpty()) {
            text.append('\n');
            services.forEach(service -> text.append("  ").append(service.line()).append('\n'));
        }
        if (!contexts.isEmpty()) {
            text.append('\n');
            contexts.forEach(context -> text.append("  ").append(context.line()).append('\n'));
        }
        return text.toString();
    }

    private static String lastLines(TomcatStatus tomcat) {
        return tomcat.lastLines().isEmpty()
                ? ""
                : tomcat.lastLines().stream()
                        .map(line -> "    | " + line + "\n")
                        .collect(Collectors.joining("", "", "    The end of " + tomcat.log() + ".\n"));
    }
}
