package dev.rollcall.portal.page.accounts;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.security.Caller;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.portal.accounts.AccountRefusedException;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.AccountsBackup;
import dev.rollcall.portal.accounts.AccountsUnavailableException;
import dev.rollcall.portal.accounts.Password;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.accounts.SetupCode;
import dev.rollcall.portal.accounts.UnusableBackupException;
import dev.rollcall.portal.accounts.UserName;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code /accounts}, while the portal runs: POST adds an account or changes a password, GET gives all of them as a backup, PUT
 * adds those of a backup that are not there. Only for callers that prove the portal's own name, which takes the master key:
 * {@code bin/rollcall user}.
 */
public final class AccountsServlet extends JsonServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LogManager.getLogger(AccountsServlet.class);
    private static final int MAX_BYTES = 8192;

    private static final String RETRY_SECONDS = "2";

    private final transient TokenGuard guard;
    private final transient Accounts accounts;
    private final transient AccountsBackup backup;
    private final transient SetupCode code;

    public AccountsServlet(Json json, TokenGuard guard, Accounts accounts, AccountsBackup backup, SetupCode code) {
        super(json);
        this.guard = guard;
        this.accounts = accounts;
        this.backup = backup;
        this.code = code;
    }

    @Override
    protected void post(Exchange exchange) throws IOException {
        requirePortal(exchange);
        Change change = exchange.json(Change.class, MAX_BYTES);
        exchange.answer(translated(() -> apply(change)), Map.of("user", change.user()));
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        requirePortal(exchange);
        byte[] file = translated(backup::make)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, AccountsBackup.NOTHING));
        exchange.response().setHeader("Cache-Control", "no-store");
        exchange.answer(200, AccountsBackup.CONTENT_TYPE, file);
        LOG.info("backup of the accounts given");
    }

    @Override
    protected void put(Exchange exchange) throws IOException {
        requirePortal(exchange);
        exchange.requireContentType(AccountsBackup.CONTENT_TYPE);
        byte[] file = exchange.body(AccountsBackup.MAX_BYTES);
        AccountsBackup.Restored restored = translated(() -> backup.restore(file));
        if (restored.added() > 0) {
            code.discard();
        }
        LOG.info("accounts restored added={} there={}", restored.added(), restored.there());
        exchange.answer(200, restored);
    }

    private void requirePortal(Exchange exchange) {
        guard.refuseBrowsers(exchange.request());
        Caller caller = guard.require(exchange.request());
        if (!caller.service().equals(ServiceName.PORTAL) || caller.person().isPresent()) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Accounts are changed in the name of the portal only.");
        }
    }

    private static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (AccountRefusedException refused) {
            throw new ProblemException(problem(refused.reason()), String.valueOf(refused.getMessage()));
        } catch (UnusableBackupException unusable) {
            throw new ProblemException(CommonProblem.INVALID, String.valueOf(unusable.getMessage()));
        } catch (AccountsUnavailableException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "The accounts cannot be read or written now.", e)
                    .header("Retry-After", RETRY_SECONDS);
        }
    }

    private int apply(Change change) {
        UserName name = new UserName(change.user());
        Password password = new Password(change.password());
        if (change.action().equals(Change.ADD)) {
            accounts.add(name, password, Role.setOf(change.roles()));
            code.discard();
            LOG.info("account added");
            return 201;
        }
        accounts.changePassword(name, password);
        LOG.info("password changed");
        return 200;
    }

    private static CommonProblem problem(AccountRefusedException.Reason reason) {
        return switch (reason) {
            case INVALID -> CommonProblem.INVALID;
            case EXISTS, NEEDED -> CommonProblem.CONFLICT;
            case UNKNOWN -> CommonProblem.NOT_FOUND;
        };
    }

    /**
     * The body.
     *
     * @param action {@code add} or {@code passwd}
     * @param roles for {@code add} only
     */
    public record Change(String action, String user, String password, List<String> roles) {
        private static final String ADD = "add";
        private static final String PASSWD = "passwd";

        /**
         * Checks that everything is there.
         *
         * @throws IllegalArgumentException when it is not
         */
        public Change(
                @Nullable String action,
                @Nullable String user,
                @Nullable String password,
                @Nullable List<String> roles) {
            if (action == null || !(action.equals(ADD) || action.equals(PASSWD))) {
                throw new IllegalArgumentException("action must be add or passwd but was " + action);
            }
            if (user == null || password == null) {
                throw new IllegalArgumentException("user and password must be given");
            }
            this.action = action;
            this.user = user;
            this.password = password;
            this.roles = roles == null ? List.of() : List.copyOf(roles);
        }

        @Override
        public String toString() {
            return action + " " + user;
        }
    }
}
