package dev.rollcall.launcher.accounts;

import dev.rollcall.launcher.failure.Reason;
import dev.rollcall.launcher.roll.JsonText;
import dev.rollcall.launcher.roll.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Accounts while the portal runs: it is asked over HTTP with a token in its own name. */
public final class RunningPortal implements PortalAccounts {
    private static final int CONFLICT = 409;
    private static final int REDIRECTION = 300;
    private static final String ACCOUNTS = "accounts";

    private final Services services;

    /** Takes the services to ask. */
    public RunningPortal(Services services) {
        this.services = services;
    }

    @Override
    public Outcome add(String name, String password, Set<String> roles) {
        String list = new TreeSet<>(roles).stream().map(RunningPortal::quoted).collect(Collectors.joining(","));
        return tell("Added " + name + ".", change("add", name, password) + ",\"roles\":[" + list + "]}");
    }

    @Override
    public Outcome changePassword(String name, String password) {
        return tell("Changed the password of " + name + ".", change("passwd", name, password) + "}");
    }

    private static String change(String action, String user, String password) {
        return "{\"action\":" + quoted(action) + ",\"user\":" + quoted(user) + ",\"password\":" + quoted(password);
    }

    @Override
    public Outcome backUp(Path file) {
        Services.Answer answer = answer(() -> services.askPortal(ACCOUNTS));
        if (answer.status() < REDIRECTION) {
            write(file, answer.text());
        }
        return outcome("Wrote the accounts.", answer);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + Reason.of(e), e);
        }
    }

    @Override
    public Outcome restore(Path file) {
        Services.Answer answer = answer(() -> services.sendPortal(ACCOUNTS, file));
        return outcome(
                "Accounts added: " + answer.number("added") + "; there already, and left as they are: "
                        + answer.number("there") + ".",
                answer);
    }

    private Outcome tell(String done, String json) {
        return outcome(done, answer(() -> services.tellPortal(ACCOUNTS, json)));
    }

    /** A request to the portal. */
    private interface Question {
        Services.Answer ask() throws IOException;
    }

    private static Services.Answer answer(Question question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new UncheckedIOException("The portal runs but does not answer: " + Reason.of(e), e);
        }
    }

    private static Outcome outcome(String done, Services.Answer answer) {
        if (answer.status() < REDIRECTION) {
            return new Outcome(Kind.DONE, done);
        }
        return new Outcome(
                answer.status() == CONFLICT ? Kind.TAKEN : Kind.REFUSED,
                answer.detail().orElse("The portal answers " + answer.status() + "."));
    }

    private static String quoted(String text) {
        return JsonText.of(text);
    }
}
