package dev.rollcall.launcher.command;

import dev.rollcall.launcher.accounts.DemoAccounts;
import dev.rollcall.launcher.accounts.PortalAccounts;
import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Endpoint;
import dev.rollcall.launcher.base.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Tells how to get into a Rollcall that has just become ready. */
record LogInAdvice(Installation installation, CatalinaBase base, BaseSettings settings, Endpoint endpoint) {

    /** Returns names and passwords, after the accounts were made where they are missing. */
    String demo(PortalAccounts portal) {
        DemoAccounts demo = new DemoAccounts(base.conf());
        Map<String, String> accounts = demo.ensure(portal);
        if (accounts.isEmpty()) {
            return "  Log in with your account.\n";
        }
        StringBuilder text = new StringBuilder("  Log in as\n");
        accounts.forEach((name, password) -> text.append(String.format("    %-8s %s%n", name, password)));
        return text + "  (kept in " + demo.file() + ")\n";
    }

    /** Returns how to make the first account while there is none. */
    String plain() {
        Path code = settings.data().resolve("portal").resolve("setup-code.txt");
        if (!Files.exists(code)) {
            return "  Log in with your account.\n";
        }
        return """
                There is no account yet. Make the first one
                  in the browser: %s
                                  with the code in %s
                  or here:        %s user add NAME --base %s
                """.formatted(endpoint.shown().resolve("portal/setup"), code, installation.command(), base.root())
                .indent(2);
    }
}
