package dev.rollcall.kit.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.TokenRejectedException.Reason;
import dev.rollcall.kit.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    private static final ServiceName SHOP = new ServiceName("Shop Service");
    private static final ServiceName CART = new ServiceName("Cart");
    private static final Person ANA = new Person("ana", Set.of("teacher", "operator"));

    private final ManualTime time = new ManualTime();

    @TempDir
    Path directory;

    private MasterKey master;
    private Tokens infrastructure;
    private Tokens shop;

    @BeforeEach
    void makeKeys() throws Exception {
        master = MasterKey.loadOrCreate(directory);
        infrastructure = new Tokens(master, time);
        shop = new Tokens(KeyRing.of(SHOP, master.serviceKey(SHOP)), time);
    }

    private static String token(Tokens tokens, ServiceName from, ServiceName to) {
        return tokens.sign(from, to, Optional.empty(), Duration.ZERO).orElseThrow();
    }

    private static Reason refusal(Tokens tokens, String token, ServiceName self) {
        return assertThrows(TokenRejectedException.class, () -> tokens.verify(token, self))
                .reason();
    }

    @Test
    void aUsersServiceAndAnInfrastructureServiceKnowEachOther() throws Exception {
        assertEquals(
                SHOP,
                infrastructure
                        .verify(token(shop, SHOP, ServiceName.LOG), ServiceName.LOG)
                        .service());
        assertEquals(
                ServiceName.REGISTRY,
                shop.verify(token(infrastructure, ServiceName.REGISTRY, SHOP), SHOP)
                        .service());
    }

    /** What the Python of {@code docs/protocol/tokens.md} makes of that key at that time. */
    @Test
    void aTokenIsWhatTheProtocolSaysToTheLastCharacter() throws Exception {
        Path fixed = Files.createDirectory(directory.resolve("fixed"));
        Files.writeString(fixed.resolve(MasterKey.FILE_NAME), "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\n");
        MasterKey key = MasterKey.load(fixed).orElseThrow();
        ServiceName name = new ServiceName("Shop");
        Tokens ours = new Tokens(key, time);
        Tokens theirs = new Tokens(KeyRing.of(name, key.serviceKey(name)), time);

        assertEquals(Instant.parse("2026-11-22T08:00:00Z"), time.instant());
        assertEquals(
                "U2hvcA.UmVnaXN0cnlTZXJ2aWNl.MTc5NTMzNDQ2MA.MTB_-fLvqn8slNZprNlDkJw3jpQrVJ9gZwbFxU8sMT4",
                token(theirs, name, ServiceName.REGISTRY));
        assertEquals(
                "UmVnaXN0cnlTZXJ2aWNl.U2hvcA.MTc5NTMzNDQ2MA.X2YSjgHfZ5OCPESjG18QPeBDJfnKXLKRtvt_WpvHEDg",
                token(ours, ServiceName.REGISTRY, name));
        assertEquals(
                Optional.of("UG9ydGFs.R3JhZGluZ1NlcnZpY2U.MTc5NTMzNDQ2MA.YW5h.b3BlcmF0b3IsdGVhY2hlcg"
                        + ".ectKkJpFszRfPRheFXSwGiZsCR2DjMRGqRSeaqxiZ_U"),
                ours.sign(ServiceName.PORTAL, ServiceName.GRADING, Optional.of(ANA), Duration.ZERO));
    }

    @Test
    void thePortalSpeaksForAPerson() throws Exception {
        String token = infrastructure
                .sign(ServiceName.PORTAL, ServiceName.GRADING, Optional.of(ANA), Duration.ZERO)
                .orElseThrow();

        assertEquals(
                new Caller(ServiceName.PORTAL, Optional.of(ANA)), infrastructure.verify(token, ServiceName.GRADING));
    }

    @Test
    void nobodyElseSpeaksForAPerson() {
        String token = infrastructure
                .sign(ServiceName.LOG, ServiceName.GRADING, Optional.of(ANA), Duration.ZERO)
                .orElseThrow();

        assertEquals(Reason.FORBIDDEN, refusal(infrastructure, token, ServiceName.GRADING));
    }

    @Test
    void aTokenForAnotherServiceIsForbidden() {
        String token = token(infrastructure, ServiceName.LOG, ServiceName.GRADING);

        assertEquals(Reason.FORBIDDEN, refusal(infrastructure, token, ServiceName.REGISTRY));
    }

    @Test
    void aTokenLivesForAMinuteAndTheToleranceOfTheClocks() throws Exception {
        String token = token(shop, SHOP, ServiceName.LOG);

        time.advance(Duration.ofSeconds(64));
        infrastructure.verify(token, ServiceName.LOG);
        time.advance(Duration.ofSeconds(2));

        assertEquals(Reason.EXPIRED, refusal(infrastructure, token, ServiceName.LOG));
    }

    @Test
    void aTokenFromTheFutureIsRefused() {
        String token = token(shop, SHOP, ServiceName.LOG);

        time.jump(Duration.ofSeconds(-10));

        assertEquals(Reason.EXPIRED, refusal(infrastructure, token, ServiceName.LOG));
    }

    @Test
    void theOffsetMovesTheExpiryToTheAddresseesTime() throws Exception {
        String token = shop.sign(SHOP, ServiceName.LOG, Optional.empty(), Duration.ofHours(1))
                .orElseThrow();

        time.jump(Duration.ofHours(1));

        assertEquals(SHOP, infrastructure.verify(token, ServiceName.LOG).service());
    }

    @Test
    void aUsersServiceCannotSignForAnother() {
        assertEquals(Optional.empty(), shop.sign(CART, ServiceName.LOG, Optional.empty(), Duration.ZERO));
        assertEquals(Optional.empty(), shop.sign(ServiceName.PORTAL, ServiceName.LOG, Optional.empty(), Duration.ZERO));
    }

    @Test
    void twoUsersServicesHaveNoTokenBetweenThem() {
        assertEquals(Optional.empty(), infrastructure.sign(SHOP, CART, Optional.empty(), Duration.ZERO));
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String token = token(shop, SHOP, ServiceName.LOG);

        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThrows(TokenRejectedException.class, () -> infrastructure.verify(forged, ServiceName.LOG), forged);
        }
    }

    @Test
    void garbageIsInvalidAndNothingElse() {
        String part = Base64.getUrlEncoder().encodeToString("x".getBytes(StandardCharsets.UTF_8));
        for (String garbage : new String[] {"", ".", "...", "a.b.c.d", ".....", part + ".%.%.%", "x".repeat(5000)}) {
            assertEquals(Reason.INVALID, refusal(infrastructure, garbage, ServiceName.LOG), garbage);
        }
    }
}
