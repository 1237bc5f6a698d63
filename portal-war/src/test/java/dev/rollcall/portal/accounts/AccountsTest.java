package dev.rollcall.portal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.portal.text.Language;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    private static final UserName ANA = new UserName("ana");
    private static final Password SECRET = new Password("correct horse");

    @TempDir
    Path folder;

    private final EmbeddedDatabase database = new EmbeddedDatabase(AccountsCommand.FILE_NAME, AccountsCommand.USER);
    private final AccountDatabase tables = new AccountDatabase(database);
    private final Accounts accounts = new Accounts(tables);
    private final PasswordLinks links = new PasswordLinks(tables, InstantSource.system());

    @BeforeEach
    void open() {
        database.open(folder);
        tables.createTables();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nobodyCanLogInAtFirst() {
        assertTrue(accounts.isEmpty());
    }

    @Test
    void anAccountIsThereWithItsRolesAfterARestart() throws SQLException {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER, Role.ADMIN));

        database.close();
        database.open(folder);
        tables.createTables();

        assertFalse(accounts.isEmpty());
        assertEquals(Set.of("admin", "teacher"), column("SELECT role_name FROM account_roles"));
    }

    @Test
    void aNameIsGivenOnce() {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));

        AccountRefusedException refused =
                assertThrows(AccountRefusedException.class, () -> accounts.add(ANA, SECRET, EnumSet.of(Role.ADMIN)));

        assertEquals(AccountRefusedException.Reason.EXISTS, refused.reason());
    }

    /** That of PostgreSQL throws none for it. */
    @Test
    void aTakenNameIsKnownByItsStateWhateverExceptionTheDriverHas() {
        Accounts taken = new Accounts(new AccountDatabase(refusing("23505")));
        Accounts broken = new Accounts(new AccountDatabase(refusing("08006")));

        AccountRefusedException refused =
                assertThrows(AccountRefusedException.class, () -> taken.add(ANA, SECRET, EnumSet.of(Role.ADMIN)));

        assertEquals(AccountRefusedException.Reason.EXISTS, refused.reason());
        assertThrows(AccountsUnavailableException.class, () -> broken.add(ANA, SECRET, EnumSet.of(Role.ADMIN)));
    }

    /** A database that refuses every statement with an exception without a class of its own. */
    private static DataSource refusing(String state) {
        Connection connection = answering(Connection.class, method -> {
            if (method.equals("prepareStatement")) {
                throw new SQLException("refused", state);
            }
            return null;
        });
        return answering(DataSource.class, method -> connection);
    }

    private interface Answers {
        @Nullable
        Object to(String method) throws SQLException;
    }

    private static <T> T answering(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> answers.to(method.getName())));
    }

    @Test
    void aRefusedAccountLeavesNoRolesBehind() throws SQLException {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));
        assertThrows(AccountRefusedException.class, () -> accounts.add(ANA, SECRET, EnumSet.of(Role.ADMIN)));

        assertEquals(Set.of("teacher"), column("SELECT role_name FROM account_roles"));
    }

    @Test
    void aChangedPasswordIsHashedAnew() throws SQLException {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));
        Set<String> before = column("SELECT password_hash FROM accounts");

        accounts.changePassword(ANA, new Password("battery staple"));

        assertFalse(before.equals(column("SELECT password_hash FROM accounts")));
    }

    @Test
    void aPasswordOfNobodyIsNotChanged() {
        AccountRefusedException refused =
                assertThrows(AccountRefusedException.class, () -> accounts.changePassword(ANA, SECRET));

        assertEquals(AccountRefusedException.Reason.UNKNOWN, refused.reason());
    }

    @Test
    void aPasswordIsKnownAgainAndNoOther() {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));

        assertTrue(accounts.matches(ANA, SECRET.value()));
        assertFalse(accounts.matches(ANA, "Correct horse"));
        assertFalse(accounts.matches(new UserName("bob"), SECRET.value()));
    }

    @Test
    void anAccountWithoutAPasswordOpensToNobody() {
        links.invite(ANA, EnumSet.of(Role.STUDENT));

        assertFalse(accounts.find("ana").orElseThrow().hasPassword());
        assertFalse(accounts.matches(ANA, "!"));
        assertFalse(accounts.matches(ANA, ""));
    }

    @Test
    void theContainerSeesNoLockedAccount() throws SQLException {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));

        accounts.setLocked(ANA, true, "root");
        assertEquals(Set.of(), column("SELECT user_name FROM open_accounts"));
        assertTrue(accounts.find("ana").orElseThrow().locked());

        accounts.setLocked(ANA, false, "root");
        assertEquals(Set.of("ana"), column("SELECT user_name FROM open_accounts"));
    }

    @Test
    void aDeletedAccountLeavesNothingBehind() throws SQLException {
        links.invite(new UserName("bob"), Set.of());
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER, Role.STUDENT));
        new Preferences(tables).setLanguage("ana", Language.GERMAN);
        lock(ANA);
        execute("INSERT INTO password_links VALUES ('ana', 'x', CURRENT_TIMESTAMP)"); // as earlier builds made for them

        accounts.delete(ANA, edition(ANA), "root");

        for (String table : List.of("accounts", "account_roles", "password_links", "preferences")) {
            assertFalse(column("SELECT user_name FROM " + table).contains("ana"), table);
        }
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));
        assertEquals(Set.of(Role.TEACHER), accounts.find("ana").orElseThrow().roles());
    }

    @Test
    void onlyALockedAccountIsDeletedAndOnlyAsItWasSeen() {
        accounts.add(new UserName("bob"), SECRET, EnumSet.of(Role.TEACHER));
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));
        assertKept("Only a locked account", ANA, edition(ANA));
        lock(ANA);
        int seen = edition(ANA);
        accounts.setLocked(ANA, false, "root");
        lock(ANA);

        assertKept("changed in the meantime", ANA, seen);
        accounts.delete(ANA, edition(ANA), "root");

        AccountRefusedException refused =
                assertThrows(AccountRefusedException.class, () -> accounts.delete(ANA, seen, "root"));
        assertEquals(AccountRefusedException.Reason.UNKNOWN, refused.reason());
    }

    @Test
    void theLastAdministratorIsNotDeleted() {
        UserName bob = new UserName("bob");
        accounts.add(ANA, SECRET, EnumSet.of(Role.ADMIN));
        accounts.add(bob, SECRET, EnumSet.of(Role.ADMIN));
        lock(ANA);
        lock(bob);

        assertKept("No other administrator", ANA, edition(ANA));
        accounts.setLocked(bob, false, "root");
        accounts.delete(ANA, edition(ANA), "root");

        assertEquals(1, accounts.all().size());
    }

    /** Administrators of another realm could; whoever comes to the log-in first would set the portal up. */
    @Test
    void theOnlyAccountIsNotDeletedWhoseverItIs() {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));
        lock(ANA);

        assertKept("the only account", ANA, edition(ANA));

        accounts.setRoles(ANA, EnumSet.of(Role.ADMIN), "root");
        assertKept("the only account", ANA, edition(ANA));
        assertFalse(accounts.isEmpty());
    }

    /** A session knows its account by name and edition. */
    @Test
    void anAccountHasNoEditionOfADeletedNamesake() {
        accounts.add(new UserName("bob"), SECRET, EnumSet.of(Role.TEACHER));
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));
        int first = edition(ANA);
        lock(ANA);
        accounts.delete(ANA, edition(ANA), "root");

        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));

        assertNotEquals(first, edition(ANA));
    }

    @Test
    void whoeverIsNoAdministratorAnyMoreTakesNoAccountAway() {
        UserName bob = new UserName("bob");
        UserName cem = new UserName("cem");
        accounts.add(ANA, SECRET, EnumSet.of(Role.ADMIN));
        accounts.add(bob, SECRET, EnumSet.of(Role.ADMIN));
        accounts.add(cem, SECRET, EnumSet.of(Role.TEACHER));

        accounts.setLocked(bob, true, "ana");

        List<Executable> attempts = List.of(
                () -> accounts.setLocked(ANA, true, "bob"),
                () -> accounts.setRoles(ANA, EnumSet.of(Role.TEACHER), "bob"),
                () -> accounts.delete(ANA, edition(ANA), "bob"),
                () -> accounts.setLocked(ANA, true, "cem"));
        for (Executable attempt : attempts) {
            AccountRefusedException refused = assertThrows(AccountRefusedException.class, attempt);
            assertEquals(AccountRefusedException.Reason.NEEDED, refused.reason());
        }
        assertFalse(accounts.find("ana").orElseThrow().locked());
    }

    @RepeatedTest(10)
    void ofTwoAdministratorsWhoTakeEachOthersAccountAwayAtOnceOneStays() throws Exception {
        UserName bob = new UserName("bob");
        links.invite(ANA, EnumSet.of(Role.ADMIN));
        links.invite(bob, EnumSet.of(Role.ADMIN));
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> one : both.invokeAll(List.of(
                    attempt(together, () -> accounts.setLocked(bob, true, "ana")),
                    attempt(together, () -> accounts.setRoles(ANA, EnumSet.of(Role.TEACHER), "bob"))))) {
                one.get();
            }
        } finally {
            both.shutdown();
        }

        assertEquals(
                1,
                accounts.all().stream()
                        .filter(one -> !one.locked() && one.roles().contains(Role.ADMIN))
                        .count());
    }

    private static Callable<Void> attempt(CyclicBarrier together, Runnable change) {
        return () -> {
            together.await();
            try {
                change.run();
            } catch (AccountRefusedException refused) {
                assertEquals(AccountRefusedException.Reason.NEEDED, refused.reason());
            }
            return null;
        };
    }

    private void lock(UserName name) {
        accounts.setLocked(name, true, "root");
    }

    private int edition(UserName name) {
        return accounts.find(name.value()).orElseThrow().edition();
    }

    private void assertKept(String why, UserName name, int edition) {
        Account before = accounts.find(name.value()).orElseThrow();
        AccountRefusedException refused =
                assertThrows(AccountRefusedException.class, () -> accounts.delete(name, edition, "root"));
        assertEquals(AccountRefusedException.Reason.NEEDED, refused.reason());
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
        assertEquals(Optional.of(before), accounts.find(name.value()));
    }

    @Test
    void whateverShallEndSessionsMakesANewEdition() {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER));
        int first = accounts.find("ana").orElseThrow().edition();

        accounts.changePassword(ANA, SECRET);
        accounts.setRoles(ANA, EnumSet.of(Role.OPERATOR), "root");
        accounts.setLocked(ANA, true, "root");

        Account changed = accounts.all().get(0);
        assertEquals(first + 3, changed.edition());
        assertEquals(Set.of(Role.OPERATOR), changed.roles());
    }

    @Test
    void whatOthersPutIntoTheTablesHarmsNobody() throws SQLException {
        accounts.add(ANA, SECRET, EnumSet.of(Role.TEACHER, Role.ADMIN));
        execute(
                "INSERT INTO accounts (user_name, password_hash) VALUES ('Kim Öz', 'x')",
                "INSERT INTO account_roles VALUES ('ana', 'librarian')");

        assertEquals(1, accounts.all().size());
        assertEquals(Set.of(Role.TEACHER, Role.ADMIN), accounts.all().get(0).roles());
        assertTrue(accounts.find("Kim Öz").isEmpty());
    }

    @Test
    void nobodyIsLockedAndHasNoRoles() {
        assertThrows(AccountRefusedException.class, () -> accounts.setLocked(ANA, true, "root"));
        assertThrows(AccountRefusedException.class, () -> accounts.setRoles(ANA, EnumSet.of(Role.ADMIN), "root"));
    }

    @Test
    void tablesOfTheFirstReleaseGetWhatIsNew() throws SQLException {
        execute(
                "DROP ALL OBJECTS",
                "CREATE TABLE accounts (user_name VARCHAR(64) PRIMARY KEY, password_hash VARCHAR(255) NOT NULL)",
                "INSERT INTO accounts VALUES ('ana', 'x')");

        tables.createTables();

        assertEquals(Set.of("ana"), column("SELECT user_name FROM open_accounts"));
    }

    @Test
    void aClosedDatabaseIsSaidToBeUnavailable() {
        database.close();

        assertThrows(AccountsUnavailableException.class, accounts::isEmpty);
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Set<String> column(String query) throws SQLException {
        Set<String> values = new TreeSet<>();
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
