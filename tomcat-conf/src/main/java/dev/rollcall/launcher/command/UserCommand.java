package dev.rollcall.launcher.command;

import dev.rollcall.launcher.accounts.AllPortals;
import dev.rollcall.launcher.accounts.PortalAccounts;
import dev.rollcall.launcher.accounts.RunningPortal;
import dev.rollcall.launcher.accounts.StoppedPortal;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.ContextFile;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Site;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.state.TomcatLock;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds accounts to the portal and changes passwords, whether it runs or not. */
final class UserCommand implements Command {
    private static final String ADD = "add";
    private static final String PASSWD = "passwd";
    private static final String ROLES = "roles";

    @Override
    public String name() {
        return "user";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(Set.of(ROLES), Set.of());
    }

    @Override
    public String help() {
        return """
                Usage: rollcall user add NAME [--roles ROLE[,ROLE]] [--base DIR]
                       rollcall user passwd NAME [--base DIR]

                Adds an account to the portal, or gives one a new password. It works while Rollcall runs and
                while it does not, once it was started with this base. The password is asked for; when input is
                piped in, it is the first line.

                  --roles    teacher, student, operator, admin; without it: admin

                Examples:
                  rollcall user add ada --roles teacher
                  pass school/ada | rollcall user passwd ada
                """;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        List<String> words = options.words();
        if (words.size() != 2 || !Set.of(ADD, PASSWD).contains(words.get(0))) {
            throw FailureException.misuse("Say rollcall user add NAME or rollcall user passwd NAME.");
        }
        boolean add = words.get(0).equals(ADD);
        if (!add && options.value(ROLES).isPresent()) {
            throw FailureException.misuse("--roles is for rollcall user add.");
        }
        List<Site> portals = Target.of(options, terminal).placements(War.PORTAL).stream()
                .map(portal -> Site.read(portal, Optional.empty(), terminal.environment(), Map.of()))
                .toList();
        String password = terminal.newPassword(words.get(1));
        PortalAccounts accounts =
                new AllPortals(portals.stream().map(UserCommand::accounts).toList());
        PortalAccounts.Outcome outcome = change(options, password, accounts);
        if (outcome.kind() != PortalAccounts.Kind.DONE) {
            throw FailureException.because(outcome.sentence());
        }
        terminal.say(outcome.sentence());
        return 0;
    }

    private static PortalAccounts accounts(Site site) {
        CatalinaBase base = site.placement().catalinaBase();
        return TomcatLock.endpoint(base)
                .<PortalAccounts>map(endpoint -> new RunningPortal(
                        Reach.running(site, War.PORTAL, endpoint).services()))
                .orElseGet(() -> stopped(site, base));
    }

    private static PortalAccounts stopped(Site site, CatalinaBase base) {
        site.placement().contextFile(War.PORTAL).requireEmbedded(ContextFile.ACCOUNTS, "the accounts");
        return new LockedPortal(
                base, new StoppedPortal(Installation.find().war(War.PORTAL), site.data(War.PORTAL), base.temp()));
    }

    /** A portal that cannot be started while its accounts are changed, but can be while a password is being typed. */
    private record LockedPortal(CatalinaBase base, PortalAccounts stopped) implements PortalAccounts {
        @Override
        public Outcome add(String name, String password, Set<String> roles) {
            try (TomcatLock lock = TomcatLock.take(base)) {
                return stopped.add(name, password, roles);
            }
        }

        @Override
        public Outcome changePassword(String name, String password) {
            try (TomcatLock lock = TomcatLock.take(base)) {
                return stopped.changePassword(name, password);
            }
        }
    }

    private static PortalAccounts.Outcome change(Options options, String password, PortalAccounts accounts) {
        String user = options.words().get(1);
        return options.words().get(0).equals(ADD)
                ? accounts.add(user, password, options.set(ROLES).orElse(Set.of("admin")))
                : accounts.changePassword(user, password);
    }
}
