package dev.rollcall.system.harness;

import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.testing.Ports;
import dev.rollcall.kit.testing.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** A {@code CATALINA_BASE} with a port of its own. It is emptied when it is made and kept for reading after the test. */
public final class Base {
    /** The user of Tomcat's manager. */
    static final String MANAGER = "manager";

    private final Path directory;
    private final Tomcat tomcat;
    private int port = Ports.free();
    private final String managerPassword = UUID.randomUUID().toString();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<String> prefix = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private List<String> script = List.of();
    private Path jdk = Installation.ownJdk();
    private Optional<TestAuthority> authority = Optional.empty();

    private Base(String name, Tomcat tomcat) {
        this.directory = Installation.target("bases").resolve(name);
        this.tomcat = tomcat;
        Trees.delete(directory);
        for (String part : List.of("conf", "webapps", "logs", "temp", "work")) {
            Trees.make(directory.resolve(part));
        }
    }

    /** Makes a base from our template. */
    public static Base ours(String name) {
        Base base = new Base(name, Tomcat.V11);
        Trees.copy(Installation.baseTemplate(), base.directory);
        base.writeManagerUser();
        return base.set("rollcall.http.port", Integer.toString(base.port));
    }

    /** Makes a base as somebody has who unpacked a Tomcat: nothing is changed but ports, address and manager user. */
    public static Base stock(String name, Tomcat tomcat) {
        Base base = configured(name, tomcat, tomcat.home().resolve("conf"));
        for (String app : List.of("ROOT", "manager")) {
            Trees.copy(tomcat.home().resolve("webapps").resolve(app), base.directory.resolve("webapps/" + app));
        }
        return base;
    }

    /** Makes a base with a copy of somebody's configuration, in which ports, address and manager user are changed. */
    static Base configured(String name, Tomcat tomcat, Path conf) {
        Base base = new Base(name, tomcat);
        Trees.copy(conf, base.directory.resolve("conf"));
        base.server(xml -> xml.replace("port=\"8005\"", "port=\"-1\"")
                .replace("<Connector port=\"8080\"", "<Connector address=\"127.0.0.1\" port=\"" + base.port + "\""));
        base.writeManagerUser();
        return base;
    }

    /** Changes its {@code server.xml}; fails if that leaves everything as it is. */
    public Base server(UnaryOperator<String> change) {
        edit("conf/server.xml", before -> {
            String after = change.apply(before);
            if (after.equals(before)) {
                throw new IllegalStateException("there is nothing to change in " + before);
            }
            return after;
        });
        return this;
    }

    /** Gives requests less than the five seconds of our template to end when their application stops. */
    public Base unloadDelay(Duration delay) {
        edit(
                "conf/context.xml",
                xml -> xml.replace("unloadDelay=\"5000\"", "unloadDelay=\"" + delay.toMillis() + "\""));
        return this;
    }

    /** Copies a WAR into {@code webapps}. */
    public Base war(Path war, String as) {
        Path copy = directory.resolve("webapps").resolve(as + ".war");
        try {
            Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Copies one of the four WARs into {@code webapps}, in place of what the Tomcat has at its root. */
    public Base root(String name) {
        Trees.delete(directory.resolve("webapps/ROOT"));
        return war(Installation.war(name), "ROOT");
    }

    /** Copies some of the four WARs into {@code webapps}. */
    public Base wars(String... names) {
        for (String name : names) {
            war(Installation.war(name), name);
        }
        return this;
    }

    /** Deploys a WAR from where it is, by a context descriptor that sets one parameter. */
    public Base descriptor(String name, Path war, String parameter, String value) {
        Trees.make(directory.resolve("conf/Catalina/localhost"));
        edit("conf/Catalina/localhost/" + name + ".xml", ignored -> """
                <Context docBase="%s">
                  <Parameter name="%s" value="%s"/>
                </Context>
                """.formatted(war, parameter, value));
        return this;
    }

    /** Sets a system property of the JVM. */
    public Base set(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /** Says where the registry is. */
    public Base registry(Base other) {
        return set("rollcall.registry.url", other.uri("/registry").toString());
    }

    /** Gives this Tomcat the master key of another one. Neither was started yet. */
    public Base keyOf(Base other) {
        Keys.create(other.data());
        Trees.make(data());
        try {
            Files.copy(
                    other.data().resolve(MasterKey.FILE_NAME),
                    data().resolve(MasterKey.FILE_NAME),
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Lets the registries of some bases work as one, with the key of the first. None was started yet. */
    public static void cluster(Base... registries) {
        List<String> members = Stream.of(registries)
                .map(registry -> "127.0.0.1:" + Ports.free())
                .toList();
        for (int i = 0; i < registries.length; i++) {
            registries[i].set("rollcall.registry.cluster.members", String.join(",", members));
            registries[i].set("rollcall.registry.cluster.address", members.get(i));
            if (i > 0) {
                registries[i].keyOf(registries[0]);
            }
        }
    }

    /**
     * Lets it speak TLS and nothing else, as {@code localhost}, by what the template's server.xml offers.
     *
     * @param trusted the authority whose certificates it accepts
     * @param store its own certificate, and its key
     * @param issuer the authority that has made the store
     */
    public Base encrypted(TestAuthority trusted, TestAuthority issuer, Path store) {
        authority = Optional.of(trusted);
        edit(
                "conf/server.xml",
                xml -> xml.replace("<!-- TLS begins", "")
                        .replace("TLS ends -->", "")
                        .replaceFirst("(?s)<Connector [^>]*rollcall.http.port[^>]*/>", ""));
        issuer.pem(store, directory.resolve("conf/tls"));
        Trees.copy(trusted.certificate(), directory.resolve("conf/tls/ca.pem"));
        return set("rollcall.https.port", Integer.toString(port))
                .set("rollcall.host", "localhost")
                .set("rollcall.tls.trust", "conf/tls/ca.pem");
    }

    /**
     * Lets an unconfigured Tomcat speak TLS and nothing else, as {@code localhost}.
     *
     * @param issuer the authority that has made the store, and whose certificates it accepts
     * @param store its own certificate, and its key
     */
    public Base encrypted(TestAuthority issuer, Path store) {
        authority = Optional.of(issuer);
        server(xml -> xml.replaceFirst("(?s)<Connector address[^>]*/>", """
                <Connector address="127.0.0.1" port="%d" protocol="HTTP/1.1" SSLEnabled="true" scheme="https" secure="true">
                  <SSLHostConfig>
                    <Certificate certificateKeystoreFile="%s" certificateKeystorePassword="%s"/>
                  </SSLHostConfig>
                </Connector>""".formatted(port, store, issuer.password())));
        return set("rollcall.host", "localhost")
                .set("rollcall.tls.trust", issuer.certificate().toString());
    }

    /** Leaves the port of an unconfigured Tomcat to the system. It is known once the Tomcat is started. */
    public Base anyPort() {
        server(xml -> xml.replace("port=\"" + port + "\"", "port=\"0\""));
        return port(0);
    }

    Base port(int chosen) {
        port = chosen;
        return this;
    }

    /** Returns what trusts its certificate; empty if it has none. */
    public Optional<SSLContext> trust() {
        return authority.map(TestAuthority::trust);
    }

    /** Runs on another JDK than the tests. */
    public Base on(Path otherJdk) {
        jdk = otherJdk;
        return this;
    }

    /** Puts words in front of the command, such as those that change the user. */
    public Base startedBy(String... words) {
        prefix.addAll(List.of(words));
        return this;
    }

    /** Starts it by somebody else's script and nothing but these variables and a path; it must set the settings itself. */
    Base script(Map<String, String> variables, String... command) {
        environment.putAll(variables);
        script = List.of(command);
        return this;
    }

    /** Gives everything in it, and reading Tomcat, to another user. */
    public Base ownedBy(String user) {
        Commands.run("chmod", "-R", "a+rX", tomcat.home().toString());
        Commands.run("chown", "-R", user, directory.toString());
        return this;
    }

    /** Returns a file of the Tomcat it runs on, which whoever runs it must be able to read. */
    public Path tomcatFile(String file) {
        return tomcat.home().resolve(file);
    }

    /** Starts a Tomcat on this base and returns at once. */
    public TomcatProcess start() {
        return TomcatProcess.start(this);
    }

    /** Returns a URI of this Tomcat. */
    public URI uri(String path) {
        return URI.create((authority.isPresent() ? "https://localhost:" : "http://127.0.0.1:") + port + path);
    }

    /** Returns the port of its connector; 0 as long as the system has not chosen it. */
    public int port() {
        return port;
    }

    /** Returns the directory. */
    public Path directory() {
        return directory;
    }

    /** Returns its data directory. */
    public Path data() {
        return directory.resolve("data");
    }

    Tomcat tomcat() {
        return tomcat;
    }

    Path jdk() {
        return jdk;
    }

    String managerPassword() {
        return managerPassword;
    }

    List<String> prefix() {
        return prefix;
    }

    List<String> script() {
        return script;
    }

    Map<String, String> environment() {
        return environment;
    }

    Map<String, String> properties() {
        return properties;
    }

    private void writeManagerUser() {
        edit("conf/tomcat-users.xml", ignored -> """
                <?xml version="1.0" encoding="UTF-8"?>
                <tomcat-users xmlns="http://tomcat.apache.org/xml" version="1.0">
                  <user username="%s" password="%s" roles="manager-script"/>
                </tomcat-users>
                """.formatted(MANAGER, managerPassword));
    }

    private void edit(String file, UnaryOperator<String> change) {
        Path path = directory.resolve(file);
        try {
            Files.writeString(path, change.apply(Files.exists(path) ? Files.readString(path) : ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
