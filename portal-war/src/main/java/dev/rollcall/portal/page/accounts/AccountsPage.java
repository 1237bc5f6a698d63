package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.accounts.AccountRefusedException;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.PasswordLinks;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.accounts.UserName;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Form;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.text.Visible;
import java.io.Serial;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * {@code /admin/accounts}: all accounts; POST adds one, or several at once, whose users choose their passwords with
 * links that are shown once.
 */
public final class AccountsPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** How many are added at once: more than a school has in a year. */
    private static final int MOST = 500;

    /** So many of the longest names, a line each, have room. */
    private static final int MAX_BYTES = 50_000;

    private static final Logger LOG = LogManager.getLogger(AccountsPage.class);

    private final transient Accounts accounts;
    private final transient PasswordLinks links;

    public AccountsPage(Pages pages, Accounts accounts, PasswordLinks links) {
        super(pages);
        this.accounts = accounts;
        this.links = links;
    }

    @Override
    protected Answer show(Visit visit) {
        return page(visit, 200, "", Set.of(), Map.of());
    }

    @Override
    protected Optional<Answer> refusal(Visit visit) {
        return Form.refusal(visit, MAX_BYTES);
    }

    @Override
    protected Answer submit(Visit visit) {
        Map<String, String> errors = new LinkedHashMap<>();
        Set<UserName> names = names(visit, errors);
        Set<Role> roles = roles(visit);
        if (roles.isEmpty()) {
            errors.put(AccountsView.ROLES, visit.texts().say("accounts.roles.none"));
        }
        if (!errors.isEmpty()) {
            return page(visit, 422, visit.parameter(AccountsView.USER), roles, errors);
        }
        return names.size() == 1 ? one(visit, names.iterator().next(), roles) : several(visit, names, roles);
    }

    /** One to a line; at least one if there are no errors. */
    private static Set<UserName> names(Visit visit, Map<String, String> errors) {
        List<String> lines = visit.parameter(AccountsView.USER)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() > MOST) {
            errors.put(AccountsView.USER, visit.texts().say("accounts.several.most", MOST));
            return Set.of();
        }
        Set<UserName> names = new LinkedHashSet<>();
        for (String line : lines.isEmpty() ? List.of("") : lines) {
            try {
                names.add(new UserName(line));
            } catch (AccountRefusedException refused) {
                String which = lines.size() > 1 ? Visible.of(line) + ": " : "";
                errors.putIfAbsent(AccountsView.USER, which + refused.sentence(visit.texts()));
            }
        }
        return names;
    }

    private Answer one(Visit visit, UserName name, Set<Role> roles) {
        try {
            String link = invite(visit, name, roles);
            return AccountPage.page(visit, accounts.find(name.value()), link);
        } catch (AccountRefusedException taken) {
            return waits(name, roles)
                    ? several(visit, Set.of(name), roles)
                    : page(visit, 422, name.value(), roles, Map.of(AccountsView.USER, taken.sentence(visit.texts())));
        }
    }

    /**
     * An account that is there already is kept; the form, sent again, makes new links for those that have no password
     * yet.
     */
    private Answer several(Visit visit, Set<UserName> names, Set<Role> roles) {
        List<LinksView.Link> made = new ArrayList<>();
        List<UserName> renewed = new ArrayList<>();
        List<UserName> taken = new ArrayList<>();
        for (UserName name : names) {
            try {
                made.add(new LinksView.Link(name, invite(visit, name, roles)));
            } catch (AccountRefusedException there) {
                Optional<String> link = renewed(visit, name, roles);
                link.ifPresent(address -> made.add(new LinksView.Link(name, address)));
                (link.isPresent() ? renewed : taken).add(name);
            }
        }
        return new Answer.Page(
                200,
                "accountlinks",
                visit.texts().say("frame.section.accounts"),
                new LinksView(made, renewed, taken, PasswordLinks.LIFE.toDays()));
    }

    /** Adds an account, and returns the address of its link. */
    private String invite(Visit visit, UserName name, Set<Role> roles) {
        String code = links.invite(name, roles);
        LOG.info("account added user={} roles={} by={}", name, roles, by(visit));
        return AccountPage.address(visit, name, code);
    }

    /** The address of a new link for an account that waits for its password; empty for any other. */
    private Optional<String> renewed(Visit visit, UserName name, Set<Role> roles) {
        try {
            return waits(name, roles)
                    ? Optional.of(AccountPage.address(visit, name, links.issue(name)))
                    : Optional.empty();
        } catch (AccountRefusedException changed) {
            return Optional.empty();
        }
    }

    private boolean waits(UserName name, Set<Role> roles) {
        return accounts.find(name.value())
                .filter(account -> !account.hasPassword() && !account.locked())
                .filter(account -> account.roles().equals(roles))
                .isPresent();
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }

    /** The roles that are ticked in a form. */
    static Set<Role> roles(Visit visit) {
        Set<Role> ticked = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (!visit.parameter("role-" + role.wireName()).isEmpty()) {
                ticked.add(role);
            }
        }
        return ticked;
    }

    static String by(Visit visit) {
        return visit.requirePerson().user();
    }

    private Answer page(Visit visit, int status, String user, Set<Role> roles, Map<String, String> errors) {
        return new Answer.Page(
                status,
                "accounts",
                visit.texts().say("frame.section.accounts"),
                new AccountsView(accounts.all(), user, roles, errors));
    }
}
