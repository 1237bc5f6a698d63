package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a directory a {@code CATALINA_BASE}, and an existing one ready to start. The settings are copied from the
 * template once and belong to the user from then on; the WARs and the jars of Rollcall follow the distribution, so that
 * an upgrade replaces them.
 */
public final class Preparation {
    private static final String LAST_COPIED = "server.xml";
    private static final String SETTINGS = "catalina.properties";

    /** Leads from the bare address to the portal. */
    private static final String REWRITING = "rewrite.config";

    /** For a Tomcat whose service is at the root: without the file, Tomcat traces that at each start. */
    private static final String NO_RULES = "# No rules: what is at the bare address is a service.\n";

    private static final int PASSWORD_GROUPS = 6;

    private final Installation installation;
    private final Placement placement;
    private final CatalinaBase base;

    /** Prepares one Tomcat for one installation. */
    public Preparation(Installation installation, Placement placement) {
        this.installation = installation;
        this.placement = placement;
        this.base = placement.catalinaBase();
    }

    /**
     * Creates the directory and what Tomcat expects in it.
     *
     * @throws FailureException if it is not a directory, or cannot be written
     */
    public void directories() {
        try {
            for (Path directory : List.of(
                    base.root(), base.conf(), base.lib(), base.logs(), base.temp(), base.webapps(), base.work())) {
                PrivateFiles.createDirectories(directory);
                Files.delete(Files.createTempFile(directory, ".writable", null));
            }
        } catch (IOException e) {
            throw Directories.unusable(base.root(), e);
        }
    }

    /** Copies the template's settings and scripts on first use, and makes the manager's password. */
    public void settings() {
        try {
            if (!ManagerUsers.in(base).exists()) {
                copyContext();
                copyMissing("bin");
                copyMissing("conf");
            } else if (!base.exists()) {
                throw FailureException.because(base.server() + " is missing: put it back, or begin with that of "
                        + installation.template().resolve("conf") + ".");
            }
            ManagerUsers.in(base).ensure(Password.random(PASSWORD_GROUPS));
        } catch (IOException e) {
            throw installation.notCopied(base.conf(), e);
        }
    }

    /** Of several Tomcats with one service, a later one begins with the database that the first was given. */
    private void copyContext() throws IOException {
        if (placement.number() > 1) {
            War war = placement.wars().get(0);
            placement.contextFile(war).copyFrom(placement.first().contextFile(war));
        }
    }

    /**
     * Creates the data directory and the master key.
     *
     * @param relatives where the other Tomcats of the base have their keys, if they have some
     * @throws FailureException if one of them has another key
     */
    public void keys(Path data, List<Path> relatives) {
        try {
            PrivateFiles.createDirectories(data);
            Files.delete(Files.createTempFile(data, ".writable", null));
            MasterKeyFile.in(data)
                    .ensure(relatives.stream().map(MasterKeyFile::in).toList());
        } catch (IOException e) {
            throw Directories.unusable(data, e);
        }
    }

    /** Makes Rollcall's own files those of the distribution; others that lie there are left alone. */
    public void files() {
        try {
            new Copies(base.temp()).wars(installation, placement);
            new Copies(base.temp()).jars(installation.template().resolve("lib"), base.lib());
        } catch (IOException e) {
            throw installation.notCopied(base.root(), e);
        }
    }

    /** Returns the failure of a write, in one sentence. */
    public static FailureException unusable(Path directory, IOException e) {
        return Directories.unusable(directory, e);
    }

    private void copyMissing(String directory) throws IOException {
        Path template = installation.template().resolve(directory);
        if (!Files.isDirectory(template)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(template)) {
            files = found.filter(Files::isRegularFile)
                    .sorted((one, other) -> Boolean.compare(one.endsWith(LAST_COPIED), other.endsWith(LAST_COPIED)))
                    .toList();
        }
        for (Path file : files) {
            Path copy = base.root().resolve(directory).resolve(template.relativize(file));
            Path parent = copy.getParent();
            if (parent != null) {
                PrivateFiles.createDirectories(parent);
            }
            if (!Files.exists(copy) && PrivateFiles.createFile(copy, content(file))) {
                copy.toFile().setExecutable(Files.isExecutable(file));
            }
        }
    }

    private String content(Path file) throws IOException {
        return file.endsWith(REWRITING) && placement.topology() != Topology.ONE
                ? NO_RULES
                : port(file) + Files.readString(file);
    }

    /** Returns the lines at the top of the settings of a Tomcat with a port of its own; none in other files. */
    private String port(Path file) {
        return placement
                .port()
                .filter(port -> file.endsWith(SETTINGS))
                .map(port -> "# The port of this Tomcat; --port-offset is added to it.\n" + BaseSettings.PORT + "="
                        + port + "\n\n")
                .orElse("");
    }
}
