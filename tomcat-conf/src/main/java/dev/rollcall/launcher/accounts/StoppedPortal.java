package dev.rollcall.launcher.accounts;

import dev.rollcall.launcher.base.PrivateFiles;
import dev.rollcall.launcher.base.WarClasses;
import dev.rollcall.launcher.failure.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

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
        try {
            PrivateFiles.createDirectories(folder);
            try (WarClasses classes = WarClasses.of(war, temp)) {
                return call(classes.loader(), password, arguments);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The accounts in " + folder + " cannot be used: " + Reason.of(e), e);
        }
    }

    private Outcome call(ClassLoader loader, String password, String... arguments) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        InputStream input = new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
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
}
