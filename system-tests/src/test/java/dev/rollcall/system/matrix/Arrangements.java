package dev.rollcall.system.matrix;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.TestAuthority;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Example;
import dev.rollcall.system.harness.ExampleWar;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.Manager;
import dev.rollcall.system.harness.Manual;
import dev.rollcall.system.harness.Nginx;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Tomcat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** What people do with one Tomcat that carries everything. */
final class Arrangements {
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final Contexts OTHER_NAMES = new Contexts("roll", "diary", "marks", "pages");
    private static final Contexts SEVERAL_LEVELS =
            new Contexts("school#roll", "school#it#log", "school#grading", "school");
    private static final Contexts WITH_VERSIONS =
            new Contexts("registry##001", "log##001", "grading##001", "portal##001");
    private static final Contexts BELOW_A_PREFIX = new Contexts("registry", "log", "grading", "school#portal");
    private static final String FOUR_THREADS = "unpackWARs=\"true\" startStopThreads=\"4\"";
    private static final String PREFIX = "/school/portal/";

    private final Tomcat tomcat;
    private final int jdk;

    /** Those on one version of both. */
    Arrangements(Tomcat tomcat, int jdk) {
        this.tomcat = tomcat;
        this.jdk = jdk;
    }

    List<Row<?>> rows() {
        return List.of(
                walked("context paths `/roll`, `/diary`, `/marks`, `/pages`", () -> named(base("names"), OTHER_NAMES)),
                walked(
                        "context paths `/school/roll`, `/school/it/log`, `/school/grading`, `/school`",
                        () -> named(base("levels"), SEVERAL_LEVELS)),
                walked(
                        "`unpackWARs=\"false\"`",
                        () -> StockTomcats.one(host(base("packed"), "unpackWARs=\"false\""), Contexts.USUAL)),
                walked(
                        "`startStopThreads=\"4\"`",
                        () -> StockTomcats.one(host(base("threads"), FOUR_THREADS), Contexts.USUAL)),
                walked(
                        "port 0: the system chooses one",
                        () -> StockTomcats.one(base("port").anyPort(), Contexts.USUAL)),
                walked("HTTPS and nothing else", this::encrypted),
                row(
                        "Tomcat's manager, `/manager/text`: deploy, reload, `update=true`, undeploy",
                        this::empty,
                        Arrangements::manage),
                row(
                        "parallel deployment, `##001` and `##002`",
                        () -> StockTomcats.one(base("parallel"), WITH_VERSIONS),
                        Arrangements::replace),
                behindNginx());
    }

    /** Some of them at once, for a build that has no time for each. Packed WARs are not among them: Tomcat starts those in minutes. */
    Row<?> together() {
        return walked(
                "context paths of several levels, `startStopThreads=\"4\"`",
                () -> named(host(base("together"), FOUR_THREADS), SEVERAL_LEVELS));
    }

    private Row<?> walked(String what, Supplier<StockTomcats> tomcats) {
        return Row.walked(what, asked(), tomcats);
    }

    private Row<?> row(String what, Supplier<StockTomcats> tomcats, Row.Visit<StockTomcats> visit) {
        return new Row<>(what, asked(), tomcats, visit);
    }

    private Versions asked() {
        return new Versions(tomcat.series(), Integer.toString(jdk));
    }

    private Base base(String name) {
        return StockTomcats.base("matrix-" + tomcat.name() + "-" + name, tomcat, jdk);
    }

    private static StockTomcats named(Base base, Contexts contexts) {
        String registry = contexts.path(Member.REGISTRY).replaceFirst("/$", "");
        return StockTomcats.one(
                base.set("rollcall.registry.url", base.uri(registry).toString()), contexts);
    }

    private static Base host(Base base, String attributes) {
        return base.server(xml -> xml.replace("unpackWARs=\"true\"", attributes));
    }

    private StockTomcats encrypted() {
        TestAuthority authority = authority();
        Http.trust(authority.trust());
        return StockTomcats.one(
                base("encrypted").encrypted(authority, authority.server("localhost", "dns:localhost")), Contexts.USUAL);
    }

    private TestAuthority authority() {
        return TestAuthority.in(Installation.emptyTarget("bases/matrix-" + tomcat.name() + "-authority"));
    }

    private StockTomcats empty() {
        return StockTomcats.empty(base("manager"), Contexts.USUAL);
    }

    /** Whatever was done with the manager, the services work; and when they are gone, nothing of them is left. */
    private static void manage(StockTomcats tomcats, Services services) {
        Manager manager = tomcats.first().manager();
        Services.FOUR.forEach(one -> manager.upload("/" + one.word(), Installation.war(one.word())));
        var journey = new Journey(services);
        journey.walk();
        Services.FOUR.forEach(one -> manager.reload("/" + one.word()));
        journey.walk();
        Services.FOUR.forEach(one -> manager.deploy("/" + one.word(), Installation.war(one.word())));
        journey.walk();
        List<Member> callersFirst = new ArrayList<>(Services.FOUR);
        Collections.reverse(callersFirst);
        callersFirst.forEach(one -> manager.undeploy("/" + one.word()));
        Eventually.passes(SOON, () -> {
            if (!manager.leaks().isEmpty()) {
                throw new AssertionError("left in memory: " + manager.leaks());
            }
        });
    }

    /** A portal is replaced by a version beside it, and of a WAR without a store two versions run side by side. */
    private static void replace(StockTomcats tomcats, Services services) {
        Manager manager = tomcats.first().manager();
        var journey = new Journey(services);
        journey.walk();
        manager.deploy("/portal##002", Installation.war(Member.PORTAL.word()));
        manager.undeploy("/portal##001");
        journey.walk();

        Path war = ExampleWar.build(ExampleWar.LOG4J);
        manager.deploy("/app##001", war);
        long older = listed(services.roll(), 0);
        manager.deploy("/app##002", war);
        long newer = listed(services.roll(), older + 1);
        manager.undeploy("/app##002");
        listed(services.roll(), newer + 1);
        Eventually.isTrue(
                SOON,
                "the older version works",
                () -> Example.at(tomcats.first().base(), "/app").answers());
        manager.undeploy("/app##001");
    }

    /** Waits until the example is listed once, up, and not older than that; returns its generation. */
    private static long listed(Roll roll, long atLeast) {
        Eventually.isTrue(SOON, "one is listed", () -> {
            List<Roll.Listed> lines = roll.of("Example Log4j");
            return lines.size() == 1
                    && lines.get(0).generation() >= atLeast
                    && lines.get(0).ready();
        });
        return roll.of("Example Log4j").get(0).generation();
    }

    private Row<?> behindNginx() {
        String what = "nginx " + Nginx.version().orElse("") + " with TLS in front, the portal at `" + PREFIX + "`";
        return row(
                what,
                () -> {
                    Nginx.require();
                    Base base = base("proxied").server(xml -> xml.replace("</Host>", Manual.proxyValve() + "</Host>"));
                    return StockTomcats.one(base, BELOW_A_PREFIX);
                },
                (tomcats, services) -> {
                    TestAuthority authority = authority();
                    String location = Manual.proxyLocation()
                            .replace("/portal/", PREFIX)
                            .replace(
                                    "http://127.0.0.1:8080",
                                    tomcats.first().base().uri("").toString());
                    try (Nginx nginx = Nginx.start("matrix-" + tomcat.name() + "-nginx", authority, location)) {
                        new Journey(services.behind(nginx.uri(PREFIX), authority.trust())).walk();
                    }
                });
    }
}
