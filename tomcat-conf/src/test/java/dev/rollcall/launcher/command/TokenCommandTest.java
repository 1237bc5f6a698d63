package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.Caller;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.security.TokenRejectedException;
import dev.rollcall.kit.security.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher and the kit have to agree, and share no code. */
class TokenCommandTest {
    @TempDir
    private Path base;

    private final Typed typed = new Typed();
    private MasterKey kit;

    @BeforeEach
    void kitMakesTheKey() throws IOException {
        kit = MasterKey.loadOrCreate(Files.createDirectory(base.resolve("data")));
    }

    @Test
    void serviceKeyIsThatOfTheKit() {
        typed.run("key", "Library Ünïcode", "--base", base.toString());

        assertEquals(kit.serviceKey(new ServiceName("Library Ünïcode")).text(), typed.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" Library", "Lib\nrary", "Lib\u200brary", "Lib\u202erary", "Lib\u2028rary", "Lib\ud800rary"})
    void noKeyIsMadeForWhatTheKitTakesForNoName(String name) {
        assertThrows(IllegalArgumentException.class, () -> new ServiceName(name));

        assertEquals(2, typed.run("key", name, "--base", base.toString()));
        assertTrue(typed.err().startsWith("The name of a service has 1 to 128 characters"), typed.err());
    }

    @Test
    void tokenBetweenInfrastructureIsAccepted() throws TokenRejectedException {
        typed.run("token", "Portal", "RegistryService", "--base", base.toString());

        Caller caller = verify(kit, ServiceName.REGISTRY);

        assertEquals(new Caller(ServiceName.PORTAL, Optional.empty()), caller);
    }

    @Test
    void tokenForAPersonCarriesNameAndRoles() throws TokenRejectedException {
        typed.run(
                "token",
                "Portal",
                "GradingService",
                "--user",
                "ada lovelace",
                "--roles",
                "teacher, admin,teacher",
                "--base",
                base.toString());

        Caller caller = verify(kit, ServiceName.GRADING);

        assertEquals(Optional.of(new Person("ada lovelace", Set.of("admin", "teacher"))), caller.person());
    }

    @Test
    void tokenOfAServiceOfOnesOwnIsSignedWithItsKey() throws TokenRejectedException {
        ServiceName library = new ServiceName("Library");
        typed.run("token", "Library", "LogService", "--base", base.toString());

        assertEquals(library, verify(ring(library), ServiceName.LOG).service());
    }

    @Test
    void tokenForAServiceOfOnesOwnIsSignedWithItsKey() throws TokenRejectedException {
        ServiceName library = new ServiceName("Library");
        typed.run("token", "RegistryService", "Library", "--base", base.toString());

        assertEquals(ServiceName.REGISTRY, verify(ring(library), library).service());
    }

    @Test
    void thereAreNoTokensBetweenServicesOfOnesOwn() {
        assertEquals(2, typed.run("token", "Library", "Canteen", "--base", base.toString()));

        assertTrue(typed.err().startsWith("At least one side must be RegistryService"));
    }

    private KeyRing ring(ServiceName name) {
        return KeyRing.of(name, ServiceKey.parse(kit.serviceKey(name).text()));
    }

    private Caller verify(KeyRing ring, ServiceName addressee) throws TokenRejectedException {
        return new Tokens(ring, InstantSource.system()).verify(typed.out(), addressee);
    }
}
