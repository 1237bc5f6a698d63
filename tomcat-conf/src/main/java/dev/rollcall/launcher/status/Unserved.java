package dev.rollcall.launcher.status;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.state.TomcatContexts;
import dev.rollcall.launcher.state.TomcatContexts.Context;
import dev.rollcall.launcher.status.ContextStatus.Condition;
import dev.rollcall.launcher.tomcat.ConsoleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a Tomcat should serve and does not.
 *
 * @param placement the Tomcat
 * @param started the services that it was started with
 * @param contexts what it says of itself
 */
record Unserved(Placement placement, Collection<War> started, TomcatContexts contexts) {
    /** What the name of an MBean cannot hold: Tomcat serves such a context, and says nothing of it. */
    private static final String UNNAMEABLE = ".*[,=:*?\"\n].*";

    /**
     * Returns it, by path.
     *
     * @param isRunning whether Tomcat has tried everything that was there when it was started
     */
    List<ContextStatus> all(boolean isRunning) {
        Set<String> absent = isRunning ? files() : new TreeSet<>();
        contexts.all().forEach(context -> absent.remove(context.name()));
        return Stream.concat(
                        contexts.all().stream().flatMap(context -> status(context).stream()),
                        absent.stream().map(name -> status(name, Condition.ABSENT, Optional.empty())))
                .filter(context -> !isElsewhere(context))
                .toList();
    }

    private Optional<ContextStatus> status(Context context) {
        return switch (context.state()) {
            case "STOPPED", "FAILED" -> {
                Optional<String> reason = new ConsoleLog(
                                placement.catalinaBase().logs())
                        .reason(context.name(), context.after(), contexts.zone());
                boolean failed = reason.isPresent() || context.state().equals("FAILED");
                yield Optional.of(status(context.name(), failed ? Condition.FAILED : Condition.STOPPED, reason));
            }
            case "NEW", "INITIALIZING", "INITIALIZED", "STARTING_PREP", "STARTING" ->
                Optional.of(status(context.name(), Condition.STARTING, Optional.empty()));
            default -> Optional.empty();
        };
    }

    private ContextStatus status(String name, Condition condition, Optional<String> reason) {
        Path log = new ConsoleLog(placement.catalinaBase().logs()).file();
        String path = name.startsWith("/") ? name : "/" + name;
        return new ContextStatus(path, placement.name(), own().contains(path), condition, reason, log);
    }

    private Set<String> own() {
        return placement.wars().stream().map(this::path).collect(Collectors.toSet());
    }

    private String path(War war) {
        return "/" + placement.path(war).replace("/", "");
    }

    /** One of Rollcall's own that was not to be started may lie there nevertheless, or have a context file. */
    private boolean isElsewhere(ContextStatus context) {
        return context.own() && started.stream().map(this::path).noneMatch(context.path()::equals);
    }

    /** Returns the names of the contexts for which something lies where Tomcat looks. */
    private Set<String> files() {
        CatalinaBase base = placement.catalinaBase();
        return Stream.of(
                        names(base.webapps())
                                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".war")),
                        names(base.webapps())
                                .filter(name -> Files.isDirectory(base.webapps().resolve(name))),
                        names(base.contexts()).filter(name -> name.endsWith(".xml")))
                .flatMap(names -> names)
                .filter(name -> !name.equalsIgnoreCase("META-INF") && !name.equalsIgnoreCase("WEB-INF"))
                .filter(name -> !name.matches(UNNAMEABLE))
                .map(Unserved::context)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** Returns the context that Tomcat makes of a file: {@code /shop/eu##2} of {@code shop#eu##2.war}. */
    private static String context(String file) {
        String base = file.replaceFirst("(?i)\\.(war|xml)$", "");
        int version = base.indexOf("##");
        String path = version < 0 ? base : base.substring(0, version);
        return (path.equals("ROOT") || path.isEmpty() ? "" : "/" + path.replace('#', '/'))
                + (version < 0 ? "" : base.substring(version));
    }
}
