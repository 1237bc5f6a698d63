package dev.rollcall.launcher.command;

import dev.rollcall.launcher.accounts.PortalAccounts;
import dev.rollcall.launcher.accounts.RunningPortal;
import dev.rollcall.launcher.accounts.StoppedPortal;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.BaseLock;
import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Preparation;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
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
                while it does not. The password is asked for; when input is piped in, it is the first line.

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
        CatalinaBase base = new CatalinaBase(
                Base.of(options.value("base"), terminal.environment()).root());
        Optional<BaseLock.Holder> holder = BaseLock.holder(base);
        return holder.isPresent()
                ? change(options, terminal, running(holder.get(), options, terminal))
                : stopped(base, options, terminal);
    }

    private static PortalAccounts running(BaseLock.Holder holder, Options options, Terminal terminal) {
        URI tomcat = holder.endpoint();
        return new RunningPortal(new Services(tomcat, tomcat.resolve("registry/"), KeyCommand.keys(options, terminal)));
    }

    private static int stopped(CatalinaBase base, Options options, Terminal terminal) {
        Installation installation = Installation.find();
        Preparation preparation = new Preparation(installation, base);
        preparation.directories();
        try (BaseLock lock = BaseLock.take(base, URI.create("http://127.0.0.1:0/"))) {
            preparation.settings();
            Path data = BaseSettings.read(base, base.conf(), terminal.environment(), Map.of())
                    .data();
            preparation.keys(data);
            Path war = installation.webapps().resolve("portal.war");
            return change(options, terminal, new StoppedPortal(war, data.resolve("portal"), base.temp()));
        }
    }

    private static int change(Options options, Terminal terminal, PortalAccounts accounts) {
        String user = options.words().get(1);
        String password = terminal.newPassword(user);
        PortalAccounts.Outcome outcome = options.words().get(0).equals(ADD)
                ? accounts.add(
                        user,
                        password,
                        Set.of(options.value(ROLES).orElse("admin").split("\\s*,\\s*")))
                : accounts.changePassword(user, password);
        if (outcome.kind() != PortalAccounts.Kind.DONE) {
            throw FailureException.because(outcome.sentence());
        }
        terminal.say(outcome.sentence());
        return 0;
    }
}
