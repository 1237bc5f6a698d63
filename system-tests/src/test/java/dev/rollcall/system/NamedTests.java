package dev.rollcall.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of all modules, as their sources have them, for pages that name some. Immutable. */
final class NamedTests {
    /** The directory with all modules. */
    static final Path ROOT = Path.of("..");

    private static final Pattern TEST = Pattern.compile("@(Parameterized)?Test\\b");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (?=\\w+\\()");

    private final Map<String, Set<String>> byClass = new HashMap<>();

    private NamedTests() {}

    /** Reads the sources. */
    static NamedTests ofAllModules() throws IOException {
        NamedTests tests = new NamedTests();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path sources : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                tests.read(sources);
            }
        }
        return tests;
    }

    private void read(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = String.valueOf(file.getFileName()).replace(".java", "");
                byClass.computeIfAbsent(name, ignored -> new HashSet<>()).addAll(methods(file));
            }
        }
    }

    /** What stands between the end of one method's name and the next method is its body, and the annotations of the next. */
    private static List<String> methods(Path file) {
        String[] parts;
        try {
            parts = METHOD.split(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.iterate(1, i -> i < parts.length, i -> i + 1)
                .filter(i -> TEST.matcher(parts[i - 1]).find())
                .map(i -> parts[i].substring(0, parts[i].indexOf('(')))
                .toList();
    }

    /** Returns whether a class of this name, in any package, has a test of this name. */
    boolean has(String type, String method) {
        return byClass.getOrDefault(type, Set.of()).contains(method);
    }
}
