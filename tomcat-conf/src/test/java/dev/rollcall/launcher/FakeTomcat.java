package dev.rollcall.launcher;

import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.tomcat.TomcatProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An installation whose Tomcat is one method, and a base to start it with. */
public final class FakeTomcat {
    private final Installation installation;
    private final Placement placement;

    private FakeTomcat(Installation installation, Placement placement) {
        this.installation = installation;
        this.placement = placement;
    }

    /**
     * Makes one.
     *
     * @param body what its main method does
     */
    public static FakeTomcat doing(Path directory, String body) throws IOException {
        Installation installation = new Installation(directory.resolve("home"));
        FakeClasses.compile(
                installation.tomcat().resolve("bin/bootstrap.jar"), // a class path takes directories of any name
                "org.apache.catalina.startup.Bootstrap",
                "public class Bootstrap { public static void main(String[] args) throws Exception { " + body + " } }");
        Placement placement =
                new Base(directory.resolve("base")).placements(Topology.ONE).get(0);
        CatalinaBase base = placement.catalinaBase();
        Files.createDirectories(base.logs());
        Files.createDirectories(base.temp());
        return new FakeTomcat(installation, placement);
    }

    /** Starts it. */
    public TomcatProcess start(Map<String, String> environment, Map<String, String> properties) {
        return TomcatProcess.start(installation, placement, environment, properties);
    }

    /** Starts it without settings. */
    public TomcatProcess start() {
        return start(Map.of(), Map.of());
    }
}
