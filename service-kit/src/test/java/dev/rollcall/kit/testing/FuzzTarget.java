package dev.rollcall.kit.testing;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A class with a method {@code public static void fuzzerTestOneInput(byte[])}, which Jazzer calls by this name, that throws when a
 * parser breaks a promise; and its corpus, the inputs to begin with: the files in {@code src/test/corpus/<name of the class>}.
 *
 * @param className with its package
 * @param corpus the folder
 */
record FuzzTarget(String className, Path corpus) {

    private static final Path CORPORA = Path.of("src/test/corpus");
    private static final String METHOD = "fuzzerTestOneInput";

    /** Returns those of the module in whose folder this JVM runs, sorted. */
    static List<FuzzTarget> all() throws IOException {
        return sorted(CORPORA).stream()
                .map(folder -> new FuzzTarget(folder.getFileName().toString(), folder))
                .toList();
    }

    /** Returns the files of the corpus, sorted. */
    List<Path> inputs() throws IOException {
        return sorted(corpus);
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Returns the name of the class without its package. */
    String simpleName() {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** Tries one input; throws whatever the target throws. */
    void run(byte[] input) throws Throwable {
        try {
            Class.forName(className).getMethod(METHOD, byte[].class).invoke(null, (Object) input);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
