package dev.rollcall.launcher.accounts;

import dev.rollcall.launcher.base.PrivateFiles;
import dev.rollcall.launcher.failure.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Accounts while the portal is stopped: the portal's own classes, taken from its WAR, open its database. */
public final class StoppedPortal implements PortalAccounts {
    private static final String COMMAND = "dev.rollcall.portal.accounts.AccountsCommand";

    private final Path war;
    private final Path folder;
    private final Path temp;

    /**
     * Knows the files.
     *
     * @param war the portal's WAR
     * @param folder the portal's own data folder, made if it is missing
     * @param temp where the classes may be unpacked for the time of a command, made if it is missing
     */
    public StoppedPortal(Path war, Path folder, Path temp) {
        this.war = war;
        this.folder = folder;
        this.temp = temp;
    }

    @Override
    public Outcome add(String name, String password, Set<String> roles) {
        return run(password, "add", name, "--roles", String.join(",", new TreeSet<>(roles)));
    }

    @Override
    public Outcome changePassword(String name, String password) {
        return run(password, "passwd", name);
    }

    private Outcome run(String password, String... arguments) {
        Path unpacked = null;
        try {
            PrivateFiles.createDirectories(folder);
            PrivateFiles.createDirectories(temp);
            unpacked = Files.createTempDirectory(temp, "portal");
            unpack(unpacked);
            return call(unpacked, password, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException("The accounts in " + folder + " cannot be used: " + Reason.of(e), e);
        } finally {
            if (unpacked != null) {
                delete(unpacked);
            }
        }
    }

    private Outcome call(Path unpacked, String password, String... arguments) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        InputStream input = new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classPath(unpacked), ClassLoader.getPlatformClassLoader());
                PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            thread.setContextClassLoader(loader);
            Method run = loader.loadClass(COMMAND)
                    .getMethod("run", Path.class, String[].class, InputStream.class, PrintStream.class);
            int status = (int) run.invoke(null, folder, arguments, input, out);
            String sentence = said.toString(StandardCharsets.UTF_8).strip();
            return new Outcome(status == 0 ? Kind.DONE : Kind.REFUSED, sentence);
        } catch (InvocationTargetException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IOException(war + " is not the portal of this version", e);
        } finally {
            thread.setContextClassLoader(before);
        }
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

    private void unpack(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("WEB-INF/classes"));
        Files.createDirectories(directory.resolve("WEB-INF/lib"));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(war))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = directory.resolve(entry.getName()).normalize();
                Path parent = file.getParent();
                boolean code = entry.getName().startsWith("WEB-INF/") && file.startsWith(directory);
                if (code && !entry.isDirectory() && parent != null) {
                    Files.createDirectories(parent);
                    Files.copy(zip, file);
                }
            }
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Scratch files only; the next start has its own.
        }
    }
}
