package dev.rollcall.portal.page.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.servlet.ProblemFilter;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.ProtocolPage;
import dev.rollcall.kit.testing.ProtocolPage.Example;
import dev.rollcall.kit.testing.ProtocolPage.Message;
import dev.rollcall.kit.testing.RawReply;
import dev.rollcall.kit.testing.RawRequest;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.AccountsBackup;
import dev.rollcall.portal.accounts.SetupCode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /accounts}; the requests of {@code docs/protocol/portal.md} are sent as they are written there. */
class AccountsServletTest {
    private static final Pattern CALLER = Pattern.compile("Bearer <(\\w+)>");
    private static final String TOM =
            "{\"action\":\"add\",\"user\":\"tom\",\"password\":\"correct horse\",\"roles\":[\"teacher\"]}";

    @TempDir
    Path folder;

    private final MemoryDatabase database = new MemoryDatabase();
    private Tokens tokens;
    private EmbeddedTomcat server;

    @BeforeEach
    void start() throws IOException {
        tokens = new Tokens(MasterKey.loadOrCreate(folder), SystemTime.INSTANCE);
        TokenGuard guard = new TokenGuard(ServiceName.PORTAL, tokens, SystemTime.INSTANCE, Settings.of(Map.of()));
        Accounts accounts = new Accounts(database.tables());
        SetupCode code = new SetupCode(folder.resolve(SetupCode.FILE_NAME));
        code.ensure();
        AccountsBackup backup = new AccountsBackup(database.tables(), SystemTime.INSTANCE);
        AccountsServlet servlet = new AccountsServlet(new Json(), guard, accounts, backup, code);
        server = EmbeddedTomcat.start(
                "/portal", app -> app.filter(new ProblemFilter()).servlet("/accounts", servlet));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        database.close();
    }

    @Test
    void theProtocolPageIsTrue() throws IOException {
        List<Example> examples = ProtocolPage.read("portal.md").examples();
        assertEquals(6, examples.size());
        for (Example example : examples) {
            HttpResponse<String> answer = example.send(
                    server.uri("/accounts"),
                    value -> CALLER.matcher(value).replaceAll(caller -> bearer(caller.group(1), Optional.empty())));

            Message expected = example.answer();
            assertEquals(expected.word(1), String.valueOf(answer.statusCode()));
            expected.headers()
                    .forEach((name, value) -> assertEquals(
                            value, answer.headers().firstValue(name).orElse("")));
            assertEquals(ProtocolPage.json(expected.body()), ProtocolPage.json(answer.body()));
        }
    }

    @Test
    void theFirstAccountEndsTheOneTimeCode() {
        post(TOM, "Authorization", bearer("Portal", Optional.empty()));

        assertEquals(false, Files.exists(folder.resolve(SetupCode.FILE_NAME)));
    }

    @Test
    void withoutTheirDatabaseAccountsAreUnavailable() throws Exception {
        post(TOM, "Authorization", bearer("Portal", Optional.empty()));
        String backup = send("GET", null).body();
        database.close();

        for (HttpResponse<String> answer : List.of(
                post(TOM, "Authorization", bearer("Portal", Optional.empty())),
                send("GET", null),
                send("PUT", backup))) {
            assertEquals(503, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("\"https://rollcall.dev/problems/unavailable\""), answer.body());
            assertEquals("2", answer.headers().firstValue("Retry-After").orElse(""));
        }
    }

    @Test
    void aBackupIsForNobodyToKeepOnTheWayAndIsTakenBack() {
        post(TOM, "Authorization", bearer("Portal", Optional.empty()));

        HttpResponse<String> backup = send("GET", null);
        HttpResponse<String> restored = send("PUT", backup.body());

        assertEquals(200, backup.statusCode(), backup.body());
        assertEquals(
                "application/x-ndjson",
                backup.headers().firstValue("Content-Type").orElse(""));
        assertEquals("no-store", backup.headers().firstValue("Cache-Control").orElse(""));
        assertEquals("{\"added\":0,\"there\":1}", restored.body());
    }

    @Test
    void restoredAccountsEndTheOneTimeCode() throws IOException {
        Example example = ProtocolPage.read("portal.md").examples().get(4);
        assertEquals(200, send("PUT", example.request().body()).statusCode());

        assertFalse(Files.exists(folder.resolve(SetupCode.FILE_NAME)));
    }

    @Test
    void aBackupThatIsTooLongIsRefusedBeforeItIsRead() {
        RawReply answer = RawRequest.of("PUT", "/portal/accounts")
                .header("Authorization", bearer("Portal", Optional.empty()))
                .header("Content-Type", "application/x-ndjson")
                .announcing(AccountsBackup.MAX_BYTES + 1)
                .ending(RawRequest.Ending.HALF_CLOSED)
                .send(server.port());

        assertEquals(413, answer.status());
    }

    private HttpResponse<String> send(String method, @Nullable String body) {
        return Http.send(
                method,
                server.uri("/accounts"),
                body,
                "Authorization",
                bearer("Portal", Optional.empty()),
                "Content-Type",
                "application/x-ndjson");
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        assertEquals(401, post(TOM).statusCode());
    }

    @Test
    void nobodyGetsInForAPerson() {
        Person admin = new Person("ana", Set.of("admin"));

        assertEquals(
                403,
                post(TOM, "Authorization", bearer("Portal", Optional.of(admin))).statusCode());
    }

    @Test
    void browsersAreRefused() {
        String token = bearer("Portal", Optional.empty());

        assertEquals(
                403,
                post(TOM, "Authorization", token, "Origin", "http://evil.example")
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"action\":\"remove\",\"user\":\"tom\",\"password\":\"correct horse\"}|422",
                "{\"action\":\"add\",\"password\":\"correct horse\",\"roles\":[\"teacher\"]}|422",
                "{\"action\":\"add\",\"user\":\"Tom\",\"password\":\"correct horse\",\"roles\":[\"teacher\"]}|422",
                "{\"action\":\"add\",\"user\":\"tom\",\"password\":\"short\",\"roles\":[\"teacher\"]}|422",
                "{\"action\":\"add\",\"user\":\"tom\",\"password\":\"correct horse\",\"roles\":[\"root\"]}|422",
                "{\"action\":\"add\",\"user\":\"tom\",\"password\":\"correct horse\"}|422",
                "{\"action\":\"passwd\",\"user\":\"nobody\",\"password\":\"correct horse\"}|404",
                "nope|400"
            })
    void whatBreaksARuleIsRefused(String body, int status) {
        assertEquals(
                status,
                post(body, "Authorization", bearer("Portal", Optional.empty())).statusCode());
    }

    private HttpResponse<String> post(String body, String... headers) {
        return Http.post(server.uri("/accounts"), "application/json", body, headers);
    }

    private String bearer(String from, Optional<Person> person) {
        return "Bearer "
                + tokens.sign(new ServiceName(from), ServiceName.PORTAL, person, Duration.ZERO)
                        .orElseThrow();
    }
}
