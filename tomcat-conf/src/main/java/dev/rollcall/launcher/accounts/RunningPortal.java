package dev.rollcall.launcher.accounts;

import dev.rollcall.launcher.failure.Reason;
import dev.rollcall.launcher.roll.JsonText;
import dev.rollcall.launcher.roll.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Accounts while the portal runs: it is asked over HTTP with a token in its own name. */
public final class RunningPortal implements PortalAccounts {
    private static final int CONFLICT = 409;
    private static final int CLIENT_ERROR = 400;

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

    private Outcome tell(String done, String json) {
        try {
            Services.Answer answer = services.tellPortal("accounts", json);
            if (answer.status() < CLIENT_ERROR) {
                return new Outcome(Kind.DONE, done);
            }
            return new Outcome(
                    answer.status() == CONFLICT ? Kind.TAKEN : Kind.REFUSED,
                    answer.detail().orElse("The portal answers " + answer.status() + "."));
        } catch (IOException e) {
            throw new UncheckedIOException("The portal runs but does not answer: " + Reason.of(e), e);
        }
    }

    private static String quoted(String text) {
        return JsonText.of(text);
    }
}
