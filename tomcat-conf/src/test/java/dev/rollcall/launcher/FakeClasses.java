package dev.rollcall.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Classes that stand in for those of Tomcat or of a WAR, compiled by the test that needs them. */
public final class FakeClasses {
    private FakeClasses() {}

    /** Compiles one class into a directory. */
    public static void compile(Path directory, String name, String source) throws IOException {
        compile(directory, name, source, System.getProperty("java.class.path"));
    }

    /** Compiles one class that needs others. */
    static void compile(Path directory, String name, String source, String classPath) throws IOException {
        Files.createDirectories(directory);
        Path file = Files.createTempDirectory(Path.of("target"), "source")
                .resolve(name.substring(name.lastIndexOf('.') + 1) + ".java");
        Files.writeString(file, "package " + name.substring(0, name.lastIndexOf('.')) + ";\n" + source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        boolean compiled;
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            compiled = compiler.getTask(
                            problems,
                            files,
                            null,
                            List.of("-d", directory.toString(), "-classpath", classPath),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
        }
        if (!compiled) {
            throw new AssertionError(problems.toString());
        }
    }
}
