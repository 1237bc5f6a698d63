package dev.rollcall.launcher.accounts;

import dev.rollcall.launcher.base.PrivateFiles;
import dev.rollcall.launcher.base.WarCommand;
import dev.rollcall.launcher.failure.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Accounts while the portal is stopped: the portal's own classes, taken from its WAR, open its database. */
public final class StoppedPortal implements PortalAccounts {
    /** The status with which the portal's command says that there is such an account. */
    private static final int TAKEN = 3;

    private final WarCommand command;
    private final Path folder;

    /**
     * Knows the files.
     *
     * @param war the portal's WAR
     * @param folder the portal's own data folder, made if it is missing
     * @param temp where the classes may be unpacked for the time of a command, made if it is missing
     */
    public StoppedPortal(Path war, Path folder, Path temp) {
        this.command = new WarCommand("the portal", war, temp, "dev.rollcall.portal.accounts.AccountsCommand");
        this.folder = folder;
    }

    @Override
    public Outcome add(String name, String password, Set<String> roles) {
        return run(password, "add", name, "--roles", String.join(",", new TreeSet<>(roles)));
    }

    @Override
    public Outcome changePassword(String name, String password) {
        return run(password, "passwd", name);
    }

    @Override
    public Outcome backUp(Path file) {
        return run("", "backup", file.toString());
    }

    @Override
    public Outcome restore(Path file) {
        return run("", "restore", file.toString());
    }

    private Outcome run(String password, String... arguments) {
        InputStream input = new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            PrivateFiles.createDirectories(folder);
            WarCommand.Said said = command.said((type, out) -> type.getMethod(
                            "run", Path.class, String[].class, InputStream.class, PrintStream.class)
                    .invoke(null, folder, arguments, input, out));
            return new Outcome(kind(said), said.sentence());
        } catch (IOException e) {
            throw new UncheckedIOException("The accounts in " + folder + " cannot be used: " + Reason.of(e), e);
        }
    }

    private static Kind kind(WarCommand.Said said) {
        return said.done() ? Kind.DONE : said.status() == TAKEN ? Kind.TAKEN : Kind.REFUSED;
    }
}
