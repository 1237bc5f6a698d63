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
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Adds accounts to the portal, changes passwords, backs up and restores, whether it runs or not. */
final class UserCommand implements Command {
    private static final String ADD = "add";
    private static final String PASSWD = "passwd";
    private static final String BACKUP = "backup";
    private static final String RESTORE = "restore";

    @Override
    public String name() {
        return "user";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(Set.of(Roles.OPTION), Set.of());
    }

    @Override
    public String help() {
        return """
                Usage: rollcall user add NAME [--roles ROLE[,ROLE]] [--base DIR]
                       rollcall user passwd NAME [--base DIR]
                       rollcall user backup FILE [--base DIR]
                       rollcall user restore FILE [--base DIR]

                Adds an account to the portal, or gives one a new password. It works while Rollcall runs and
                while it does not, once it was started with this base. The password is asked for; when input is
                piped in, it is the first line.

                  --roles    teacher, student, operator, admin; without it: admin

                backup writes all accounts into FILE, which must not exist: names, hashes of passwords, roles
                and locks. restore adds those of such a file, or of a backup of the night, that are not there;
                those that are there stay as they are. All of them are added, or none.

                Examples:
                  rollcall user add ada --roles teacher
                  pass school/ada | rollcall user passwd ada
                  rollcall user restore accounts-2026-11-22.ndjson
                """;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        List<String> words = options.words();
        String word = words.isEmpty() ? "" : words.get(0);
        if (words.size() != 2 || !Set.of(ADD, PASSWD, BACKUP, RESTORE).contains(word)) {
            throw FailureException.misuse(
                    "Say rollcall user add NAME, user passwd NAME, user backup FILE or user restore FILE.");
        }
        if (!word.equals(ADD) && options.value(Roles.OPTION).isPresent()) {
            throw FailureException.misuse("--roles is for rollcall user add.");
        }
        PortalAccounts.Outcome outcome = switch (word) {
            case BACKUP -> backUp(options, terminal);
            case RESTORE -> restore(options, terminal);
            default -> change(options, terminal);
        };
        if (outcome.kind() != PortalAccounts.Kind.DONE) {
            throw FailureException.because(outcome.sentence());
        }
        terminal.say(outcome.sentence());
        return 0;
    }

    private static PortalAccounts.Outcome backUp(Options options, Terminal terminal) {
        ArchiveFile file = file(options);
        file.requireAbsent();
        return file.write(
                all(portals(options, terminal))::backUp, outcome -> outcome.kind() == PortalAccounts.Kind.DONE);
    }

    private static PortalAccounts.Outcome restore(Options options, Terminal terminal) {
        ArchiveFile file = file(options);
        file.requireReadable();
        return all(portals(options, terminal)).restore(file.path());
    }

    private static PortalAccounts.Outcome change(Options options, Terminal terminal) {
        String user = options.words().get(1);
        Set<String> roles = Roles.of(options).orElse(Set.of("admin"));
        List<Site> portals = portals(options, terminal);
        String password = terminal.newPassword(user);
        PortalAccounts accounts = all(portals);
        return options.words().get(0).equals(ADD)
                ? accounts.add(user, password, roles)
                : accounts.changePassword(user, password);
    }

    private static ArchiveFile file(Options options) {
        return new ArchiveFile(Path.of(options.words().get(1)).toAbsolutePath());
    }

    private static List<Site> portals(Options options, Terminal terminal) {
        return Target.of(options, terminal).placements(War.PORTAL).stream()
                .map(portal -> Site.ofData(portal, terminal.environment()))
                .toList();
    }

    private static PortalAccounts all(List<Site> portals) {
        return new AllPortals(portals.stream().map(UserCommand::accounts).toList());
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

        @Override
        public Outcome backUp(Path file) {
            try (TomcatLock lock = TomcatLock.take(base)) {
                return stopped.backUp(file);
            }
        }

        @Override
        public Outcome restore(Path file) {
            try (TomcatLock lock = TomcatLock.take(base)) {
                return stopped.restore(file);
            }
        }
    }
}
