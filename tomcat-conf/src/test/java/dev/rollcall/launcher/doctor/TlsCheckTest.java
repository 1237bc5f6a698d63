package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates as connectors name them, made by the JDK's keytool. */
class TlsCheckTest {
    @TempDir
    private static Path made;

    private static Path store;

    @TempDir
    private Path root;

    @BeforeAll
    static void makeACertificate() {
        TestAuthority authority = TestAuthority.in(made.resolve("authority"));
        store = authority.server("server", "dns:school.example.org");
        authority.pem(store, made);
    }

    @Test
    void storeWithoutAPasswordHasTomcatsOwn() throws IOException {
        Files.copy(store, root.resolve("server.p12"));

        assertEquals(List.of(), findings("certificateKeystoreFile='server.p12'"));
    }

    @Test
    void passwordMayBeInAFile() throws IOException {
        Files.copy(store, root.resolve("server.p12"));
        Files.writeString(root.resolve("right.txt"), "changeit\nand more\n");
        Files.writeString(root.resolve("wrong.txt"), "another\n");

        assertEquals(
                List.of(),
                findings("certificateKeystoreFile='server.p12' certificateKeystorePasswordFile='right.txt'"
                        + " certificateKeystorePassword='not this'"));
        assertTrue(only("certificateKeystoreFile='server.p12' certificateKeystorePasswordFile='wrong.txt'")
                .contains(" cannot be read as a certificate ("));
        assertTrue(only("certificateKeystoreFile='server.p12' certificateKeystorePasswordFile='none.txt'")
                .contains(" needs the file " + root.resolve("none.txt") + ", which does not exist"));
    }

    @Test
    void keyMayBeInTheFileOfTheCertificate() throws IOException {
        copyPem();
        String certificate = Files.readString(root.resolve("server.crt"));
        String key = Files.readString(root.resolve("server.key"));
        Files.writeString(root.resolve("first.pem"), key + certificate);
        Files.writeString(root.resolve("last.pem"), certificate + key);

        assertEquals(List.of(), findings("certificateFile='first.pem'"));
        assertEquals(List.of(), findings("certificateFile='last.pem' certificateKeyFile='last.pem'"));
        assertTrue(only("certificateFile='server.key'").contains(" cannot be read as a certificate ("));
    }

    @Test
    void damagedKeyIsNamed() throws IOException {
        copyPem();
        Files.writeString(
                root.resolve("server.key"), "-----BEGIN PRIVATE KEY-----\nAAAAA\n-----END PRIVATE KEY-----\n");

        assertEquals(
                root.resolve("server.key") + " cannot be read as a private key (a part of it is missing): PEM is"
                        + " expected in certificateKeyFile.",
                only("certificateFile='server.crt' certificateKeyFile='server.key'"));
    }

    @ParameterizedTest
    @CsvSource({
        "proxyName='other.example.org', school.example.org, other.example.org",
        "proxyName='school.example.org', other.example.org, ",
        "address='192.0.2.1', school.example.org, ",
        "address='192.0.2.1', other.example.org, other.example.org",
        "address='192.0.2.1', , 192.0.2.1",
        "address='127.0.0.1', , ",
        "address='127.0.0.1', other.example.org, other.example.org"
    })
    void nameIsThatOfTheProxyElseTheOneThatWasSetElseTheAddress(String attributes, String host, String missing)
            throws IOException {
        copyPem();
        List<Finding> findings = findings(
                attributes, Optional.ofNullable(host), "certificateFile='server.crt' certificateKeyFile='server.key'");

        assertEquals(
                Optional.ofNullable(missing)
                        .map(name -> List.of(Finding.warning("The certificate in " + root.resolve("server.crt")
                                + " is for school.example.org, not for " + name
                                + ", under which the connector is known: get one that names it.")))
                        .orElse(List.of()),
                findings);
    }

    private void copyPem() throws IOException {
        for (String file : List.of("server.crt", "server.key")) {
            Files.copy(made.resolve(file), root.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String only(String certificate) throws IOException {
        List<Finding> findings = findings(certificate);
        assertEquals(1, findings.size(), findings.toString());
        return findings.get(0).sentence();
    }

    private List<Finding> findings(String certificate) throws IOException {
        return findings("", Optional.empty(), certificate);
    }

    private List<Finding> findings(String attributes, Optional<String> host, String certificate) throws IOException {
        Path server = Files.writeString(
                root.resolve("server.xml"),
                "<Server><Connector SSLEnabled='true' " + attributes + "><SSLHostConfig><Certificate " + certificate
                        + "/></SSLHostConfig></Connector></Server>");
        return new TlsCheck(TlsConnector.read(server, root, host, text -> text), Instant.now())
                .findings().stream()
                        .filter(finding -> !finding.sentence().contains(" expires at "))
                        .toList();
    }
}
