package dev.rollcall.grading.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Processes of their own, with a heap of 256 MiB, that run a class of these tests. */
final class Child {
    private Child() {}

    /** Starts one; what it complains about is in a file below {@code target}. */
    static Process start(Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectError(new File("target/" + main.getSimpleName() + ".log"))
                .start();
    }
}
