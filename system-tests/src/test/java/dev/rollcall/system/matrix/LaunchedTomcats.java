package dev.rollcall.system.matrix;

import dev.rollcall.system.harness.Cluster;
import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.Keys;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Those of the distribution, started by its launcher in one of its topologies. */
final class LaunchedTomcats implements Tomcats {
    private static final String JAVA_HOME = "JAVA_HOME";

    private final Supplier<Services> start;
    private final List<Path> directories;
    private final Runnable terminate;
    private final Runnable close;

    private LaunchedTomcats(Supplier<Services> start, List<Path> directories, Runnable terminate, Runnable close) {
        this.start = start;
        this.directories = directories;
        this.terminate = terminate;
        this.close = close;
    }

    /** One Tomcat with all services. */
    static LaunchedTomcats one(String name, int jdk) {
        var one = new Distribution(name).environment(JAVA_HOME, home(jdk));
        Supplier<Keys> keys = () -> Keys.in(one.directory().resolve("data"));
        return new LaunchedTomcats(
                () -> {
                    one.run();
                    return Services.at(
                            one.portal(),
                            Optional.empty(),
                            one.address().resolve("/grading/"),
                            one.address().resolve("/registry/services"),
                            keys,
                            Services.FOUR);
                },
                List.of(one.directory()),
                one::terminate,
                one::close);
    }

    /** A Tomcat for each service. */
    static LaunchedTomcats four(String name, int jdk) {
        FourTomcats four = FourTomcats.in(name).environment(JAVA_HOME, home(jdk));
        return new LaunchedTomcats(
                () -> {
                    four.run().awaitReady();
                    return Services.at(
                            four.uri(Member.PORTAL, "/"),
                            Optional.empty(),
                            four.uri(Member.GRADING, "/"),
                            four.uri(Member.REGISTRY, "/services"),
                            four::keys,
                            Services.FOUR);
                },
                Stream.of(Member.values()).map(four::directory).toList(),
                four::terminate,
                four::close);
    }

    /** Three registries, two log services, two portals and a grade book, each on a Tomcat of its own. */
    static LaunchedTomcats cluster(String name, int jdk) {
        Cluster cluster = Cluster.in(name).environment(JAVA_HOME, home(jdk));
        return new LaunchedTomcats(
                () -> {
                    cluster.run().awaitReady();
                    return Services.at(
                            cluster.portal(1, "/"),
                            Optional.empty(),
                            cluster.gradeBook(1, "/"),
                            cluster.registry(1, "/services"),
                            cluster::keys,
                            Services.CLUSTER);
                },
                Stream.of("registry1", "registry2", "registry3", "log1", "log2", "grading1", "portal1", "portal2")
                        .map(cluster::directory)
                        .toList(),
                cluster::terminate,
                cluster::close);
    }

    private static String home(int jdk) {
        return Installation.requireJdk(jdk).toString();
    }

    @Override
    public Services start() {
        return start.get();
    }

    @Override
    public List<Path> consoles() {
        return directories.stream()
                .map(directory -> directory.resolve("logs/console.log"))
                .toList();
    }

    @Override
    public void terminate() {
        terminate.run();
    }

    @Override
    public void close() {
        close.run();
    }
}
