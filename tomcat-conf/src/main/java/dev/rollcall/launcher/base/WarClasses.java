package dev.rollcall.launcher.base;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The classes of a WAR, unpacked while a command runs that needs what only the WAR knows: how its data is kept. */
public final class WarClasses implements AutoCloseable {

    private final Scratch unpacked;
    private final URLClassLoader loader;

    private WarClasses(Scratch unpacked, URLClassLoader loader) {
        this.unpacked = unpacked;
        this.loader = loader;
    }

    /**
     * Unpacks the classes of {@code war}.
     *
     * @param temp where, made if it is missing
     * @throws IOException if that cannot be done
     */
    public static WarClasses of(Path war, Path temp) throws IOException {
        Scratch unpacked = Scratch.in(temp, "classes");
        try {
            unpack(war, unpacked);
            return new WarClasses(
                    unpacked,
                    new URLClassLoader(classPath(unpacked.directory()), ClassLoader.getPlatformClassLoader()));
        } catch (IOException e) {
            unpacked.close();
            throw e;
        }
    }

    /** Returns what loads them. */
    public ClassLoader loader() {
        return loader;
    }

    private static URL[] classPath(Path unpacked) throws IOException {
        List<URL> path = new ArrayList<>();
        path.add(url(unpacked.resolve("WEB-INF/classes")));
        try (Stream<Path> jars = Files.list(unpacked.resolve("WEB-INF/lib"))) {
            for (Path jar : jars.sorted().toList()) {
                path.add(url(jar));
            }
        }
        return path.toArray(URL[]::new);
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    private static void unpack(Path war, Scratch scratch) throws IOException {
        Path directory = scratch.directory();
        scratch.createDirectories(directory.resolve("WEB-INF/classes"));
        scratch.createDirectories(directory.resolve("WEB-INF/lib"));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(war))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = directory.resolve(entry.getName()).normalize();
                boolean code = entry.getName().startsWith("WEB-INF/") && file.startsWith(directory);
                if (code && !entry.isDirectory()) {
                    scratch.write(file, zip);
                }
            }
        }
    }

    /** Deletes the files. */
    @Override
    public void close() throws IOException {
        try {
            loader.close();
        } finally {
            unpacked.close();
        }
    }
}
