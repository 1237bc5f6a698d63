package dev.rollcall.launcher.command;

import dev.rollcall.launcher.accounts.DemoAccounts;
import dev.rollcall.launcher.accounts.PortalAccounts;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.BrowserPort;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Site;
import dev.rollcall.launcher.base.Sites;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Tells how to log in to a Rollcall that has just become ready. */
record LogInAdvice(Installation installation, Base base, Sites sites) {

    /** Returns where it answers, and at which ports of a portal no browser will. */
    String ready() {
        Site first = sites.of(War.PORTAL).orElseGet(() -> sites.all().get(0));
        StringBuilder text =
                new StringBuilder("Rollcall is ready: " + first.endpoint().shown() + "\n");
        if (first.placement().topology() != Topology.ONE) {
            text.append('\n');
            sites.all()
                    .forEach(site -> text.append("  %-10s %s%n"
                            .formatted(site.placement().name(), site.endpoint().shown())));
        }
        sites.all().stream()
                .filter(site -> site.placement().carries(War.PORTAL))
                .flatMap(site -> new BrowserPort(site.endpoint().port()).refusal().stream())
                .forEach(refusal -> text.append("\n  Note: ").append(refusal).append('\n'));
        return text.toString();
    }

    /** Makes the accounts that are missing, and returns names and passwords. */
    String demo(PortalAccounts portal) {
        Optional<Site> site = sites.of(War.PORTAL);
        if (site.isEmpty()) {
            return "";
        }
        DemoAccounts demo =
                new DemoAccounts(site.get().placement().catalinaBase().conf());
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
        return sites.of(War.PORTAL).map(this::plain).orElse("");
    }

    private String plain(Site portal) {
        Path code = portal.data(War.PORTAL).resolve("setup-code.txt");
        if (!Files.exists(code)) {
            return "  Log in with your account.\n";
        }
        URI setup = portal.shown(War.PORTAL).resolve("setup");
        return """
                There is no account yet. Make the first one
                  in the browser: %s
                                  with the code in %s
                  or here:        %s
                """.formatted(setup, code, installation.command("user add NAME", base))
                .indent(2);
    }
}
