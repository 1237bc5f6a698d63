package dev.rollcall.portal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PasswordLinksTest {
    private static final UserName ANA = new UserName("ana");
    private static final Password SECRET = new Password("correct horse");
    private static final Password OTHER = new Password("battery staple");

    @TempDir
    Path folder;

    private final EmbeddedDatabase database = new EmbeddedDatabase(AccountsCommand.FILE_NAME, AccountsCommand.USER);
    private final AccountDatabase tables = new AccountDatabase(database);
    private final Accounts accounts = new Accounts(tables);
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final PasswordLinks links = new PasswordLinks(tables, () -> now);

    @BeforeEach
    void open() {
        database.open(folder);
        tables.createTables();
        links.invite(ANA, EnumSet.of(Role.TEACHER));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aLinkGivesAPasswordOnce() {
        String code = links.issue(ANA);

        assertEquals(Optional.of(ANA), links.owner(code));
        assertEquals(Optional.of(ANA), links.redeem(code, SECRET));
        assertTrue(accounts.matches(ANA, SECRET.value()));

        assertEquals(Optional.empty(), links.redeem(code, OTHER));
        assertEquals(Optional.empty(), links.owner(code));
        assertTrue(accounts.matches(ANA, SECRET.value()));
    }

    @Test
    void theNextLinkEndsTheOneBefore() {
        String first = links.issue(ANA);
        String second = links.issue(ANA);

        assertEquals(Optional.empty(), links.owner(first));
        assertEquals(Optional.of(ANA), links.owner(second));
    }

    @Test
    void ofTwoLinksThatAreMadeAtOnceOneCanBeUsed() throws Exception {
        for (int round = 0; round < 100; round++) {
            assertEquals(
                    1,
                    atOnce(() -> links.issue(ANA), () -> links.issue(ANA)).stream()
                            .filter(code -> links.owner(code).isPresent())
                            .count());
        }
    }

    @Test
    void aLinkThatIsUsedWhileItsAccountIsLockedDoesNotKeepItOpen() throws Exception {
        String hashed = new PasswordHash(new SecureRandom()).of(SECRET);
        for (int round = 0; round < 100; round++) {
            String code = links.issue(ANA);

            atOnce(() -> links.redeem(code, hashed).isPresent(), () -> {
                accounts.setLocked(ANA, true, "root");
                return true;
            });

            assertTrue(accounts.find("ana").orElseThrow().locked());
            accounts.setLocked(ANA, false, "root");
            assertEquals(Optional.empty(), links.owner(code));
        }
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<T> done = new ArrayList<>();
            for (Future<T> each : both.invokeAll(List.of(after(together, one), after(together, other)))) {
                done.add(each.get());
            }
            return done;
        } finally {
            both.shutdown();
        }
    }

    private static <T> Callable<T> after(CyclicBarrier barrier, Callable<T> work) {
        return () -> {
            barrier.await();
            return work.call();
        };
    }

    @Test
    void aLinkIsOverAfterThreeDays() {
        String code = links.issue(ANA);

        now = now.plus(Duration.ofDays(3)).minusSeconds(1);
        assertTrue(links.owner(code).isPresent());
        now = now.plusSeconds(1);
        assertFalse(links.owner(code).isPresent());
        assertFalse(links.redeem(code, SECRET).isPresent());
    }

    @Test
    void aLinkHas192Bits() {
        assertEquals(192, 8 * Base64.getUrlDecoder().decode(links.issue(ANA)).length);
    }

    @Test
    void aLockedAccountGetsNoPassword() {
        String code = links.issue(ANA);
        accounts.setLocked(ANA, true, "root");

        assertEquals(Optional.empty(), links.redeem(code, SECRET));
        accounts.setLocked(ANA, false, "root");
        assertEquals(Optional.empty(), links.owner(code));
    }

    @Test
    void anotherPasswordEndsTheLink() {
        String code = links.issue(ANA);
        accounts.changePassword(ANA, SECRET);

        assertEquals(Optional.empty(), links.owner(code));
    }

    @Test
    void whoIsAddedGetsALinkThatTheNextOneEnds() {
        UserName bob = new UserName("bob");
        String code = links.invite(bob, EnumSet.of(Role.STUDENT));

        assertEquals(Optional.of(bob), links.owner(code));
        assertEquals(
                AccountRefusedException.Reason.EXISTS,
                refused(() -> links.invite(bob, EnumSet.of(Role.ADMIN))).reason());
        assertEquals(Optional.of(bob), links.owner(code));
        assertEquals(
                EnumSet.of(Role.STUDENT), accounts.find("bob").orElseThrow().roles());
    }

    /** Whose name is taken is the second click, whose page is seen. */
    @Test
    void ofTwoClicksThatAddAnAccountAtOnceTheLinkOfTheSecondCanBeUsed() throws Exception {
        for (int round = 0; round < 100; round++) {
            UserName name = new UserName("tom" + round);
            Callable<String> click = () -> {
                try {
                    links.invite(name, EnumSet.of(Role.STUDENT));
                    return "";
                } catch (AccountRefusedException there) {
                    return links.issue(name);
                }
            };

            String second = String.join("", atOnce(click, click));

            assertEquals(Optional.of(name), links.owner(second));
        }
    }

    @Test
    void noLinkIsMadeForALockedAccountOrNone() {
        accounts.setLocked(ANA, true, "root");

        assertEquals(
                AccountRefusedException.Reason.NEEDED,
                refused(() -> links.issue(ANA)).reason());
        assertEquals(
                AccountRefusedException.Reason.UNKNOWN,
                refused(() -> links.issue(new UserName("bob"))).reason());
    }

    private static AccountRefusedException refused(Executable attempt) {
        return assertThrows(AccountRefusedException.class, attempt);
    }

    @Test
    void aMadeUpCodeIsNobodys() {
        links.issue(ANA);

        assertEquals(Optional.empty(), links.owner(""));
        assertEquals(Optional.empty(), links.owner("x".repeat(32)));
    }
}
