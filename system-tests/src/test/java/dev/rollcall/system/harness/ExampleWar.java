package dev.rollcall.system.harness;

import jakarta.servlet.http.HttpServlet;
import java.io.ByteArrayOutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * The WARs below {@code examples/}, compiled and packed as their users' build would: their sources, the kit with what it
 * requires, one logging framework, and nothing else.
 */
public final class ExampleWar {
    /** Logs with Log4j. */
    public static final String LOG4J = "example-log4j";
    /** Logs with Logback. */
    public static final String LOGBACK = "example-logback";
    /** Calls the other. */
    public static final String SHOP = "example-shop";
    /** Is called. */
    public static final String STOCK = "example-stock";

    private static final Map<String, Path> BUILT = new ConcurrentHashMap<>();

    private ExampleWar() {}

    /** Builds an example, once for all tests. */
    public static Path build(String name) {
        return BUILT.computeIfAbsent(name, ExampleWar::compiledAndPacked);
    }

    private static Path compiledAndPacked(String name) {
        Path sources = Installation.example(name);
        Path content = Installation.target("examples").resolve(name);
        Trees.delete(content);
        Trees.copy(sources.resolve("webapp"), content);
        Trees.copy(sources.resolve("resources"), content.resolve("WEB-INF/classes"));
        for (String libraries : List.of("kit", name)) {
            Trees.copy(Installation.target("example-libs").resolve(libraries), content.resolve("WEB-INF/lib"));
        }
        compile(sources.resolve("java"), content.resolve("WEB-INF"));
        Path war = content.resolveSibling(name + ".war");
        Trees.zip(content, war);
        return war;
    }

    /** Lists the files a user writes. */
    public static List<Path> files(String name) {
        return Trees.list(Installation.example(name)).stream()
                .filter(Files::isRegularFile)
                .toList();
    }

    private static void compile(Path sources, Path webInf) {
        String classPath =
                Trees.list(webInf.resolve("lib")).stream().map(Path::toString).collect(Collectors.joining(":"));
        List<String> arguments =
                new ArrayList<>(List.of("--release", "17", "-Xlint:all,-serial,-classfile,-processing", "-Werror"));
        arguments.addAll(List.of("-classpath", classPath + ":" + servletApi()));
        arguments.addAll(List.of("-d", webInf.resolve("classes").toString()));
        Trees.list(sources).stream()
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .forEach(arguments::add);
        var output = new ByteArrayOutputStream();
        int exit = ToolProvider.getSystemJavaCompiler().run(null, output, output, arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalStateException(sources + ": " + output.toString(StandardCharsets.UTF_8));
        }
    }

    private static Path servletApi() {
        try {
            return Path.of(HttpServlet.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
