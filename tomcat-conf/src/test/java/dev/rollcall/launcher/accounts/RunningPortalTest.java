package dev.rollcall.launcher.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.launcher.accounts.PortalAccounts.Kind;
import dev.rollcall.launcher.accounts.PortalAccounts.Outcome;
import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.roll.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningPortalTest {
    @TempDir
    private Path folder;

    private HttpServer server;
    private RunningPortal portal;
    private volatile int status = 201;
    private volatile String answer = "{}";
    private volatile String asked = "";
    private volatile String how = "";

    @BeforeEach
    void startPortal() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 10);
        server.createContext("/portal/accounts", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            how = exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type");
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI tomcat = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        portal = new RunningPortal(new Services(
                Addresses.of(War.PORTAL, tomcat.resolve("portal/")),
                List.of(tomcat),
                new ServiceKeys(new byte[32]),
                Trust.context(List.of())));
    }

    @AfterEach
    void stopPortal() {
        server.stop(0);
    }

    @Test
    void accountIsAddedInThePortalsWords() {
        assertEquals(
                new Outcome(Kind.DONE, "Added ada."), portal.add("ada", "correct horse", Set.of("teacher", "admin")));

        assertEquals(
                "{\"action\":\"add\",\"user\":\"ada\",\"password\":\"correct horse\",\"roles\":[\"admin\",\"teacher\"]}",
                asked);
    }

    @Test
    void passwordsMayHoldAnything() {
        status = 200;

        assertEquals(
                new Outcome(Kind.DONE, "Changed the password of ada."), portal.changePassword("ada", "a\"b\\c\td€😀"));

        assertEquals("{\"action\":\"passwd\",\"user\":\"ada\",\"password\":\"a\\u0022b\\u005cc\\u0009d€😀\"}", asked);
    }

    @Test
    void accountThatIsThereIsTaken() {
        status = 409;
        answer = "{\"detail\":\"There is an account ada.\"}";

        assertEquals(new Outcome(Kind.TAKEN, "There is an account ada."), portal.add("ada", "x", Set.of("admin")));
    }

    @Test
    void refusalWithoutWordsHasItsStatus() {
        status = 403;
        answer = "<html>";

        assertEquals(new Outcome(Kind.REFUSED, "The portal answers 403."), portal.changePassword("ada", "x"));
    }

    @Test
    void accountsAreFetchedAsTheyAre() throws IOException {
        status = 200;
        answer = "{\"format\":1}\n{\"user\":\"ada\"}\n";
        Path file = folder.resolve("accounts.ndjson");

        assertEquals(new Outcome(Kind.DONE, "Wrote the accounts."), portal.backUp(file));

        assertEquals("GET null", how);
        assertEquals(answer, Files.readString(file));
    }

    @Test
    void aPortalWithoutAccountsSaysSo() {
        status = 404;
        answer = "{\"detail\":\"There are no accounts yet.\"}";
        Path file = folder.resolve("accounts.ndjson");

        assertEquals(new Outcome(Kind.REFUSED, "There are no accounts yet."), portal.backUp(file));

        assertFalse(Files.exists(file));
    }

    @Test
    void accountsAreSentAndCounted() throws IOException {
        status = 200;
        answer = "{\"added\":800,\"there\":1}";
        Path file = Files.writeString(folder.resolve("accounts.ndjson"), "all of them");

        assertEquals(
                new Outcome(Kind.DONE, "Accounts added: 800; there already, and left as they are: 1."),
                portal.restore(file));

        assertEquals("PUT application/x-ndjson", how);
        assertEquals("all of them", asked);
    }

    @Test
    void aFileThatIsRefusedIsToldInThePortalsWords() throws IOException {
        status = 422;
        answer = "{\"detail\":\"The file has the account ada twice.\"}";
        Path file = Files.writeString(folder.resolve("accounts.ndjson"), "all of them");

        assertEquals(new Outcome(Kind.REFUSED, "The file has the account ada twice."), portal.restore(file));
    }

    /** Such as one that leads to the same address over TLS. */
    @Test
    void aRedirectionIsNoBackup() {
        status = 302;
        Path file = folder.resolve("accounts.ndjson");

        assertEquals(new Outcome(Kind.REFUSED, "The portal answers 302."), portal.backUp(file));

        assertFalse(Files.exists(file));
    }

    @Test
    void silenceIsAFailure() {
        server.stop(0);

        UncheckedIOException failure =
                assertThrows(UncheckedIOException.class, () -> portal.changePassword("ada", "x"));

        assertEquals("The portal runs but does not answer: connections are refused", failure.getMessage());
    }
}
