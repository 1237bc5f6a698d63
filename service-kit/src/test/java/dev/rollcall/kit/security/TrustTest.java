package dev.rollcall.kit.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {

    @TempDir
    private static Path temp;

    private static TestAuthority authority;
    private static Path store;

    @BeforeAll
    static void makeAuthority() {
        authority = TestAuthority.in(temp.resolve("ca"));
        store = authority.trustStore();
    }

    private static Settings trust(Path file) {
        return Settings.of(Map.of("rollcall.tls.trust", file.toString()));
    }

    private static String refusal(Path file) {
        return assertThrows(SettingException.class, () -> Trust.from(trust(file)))
                .getMessage();
    }

    @Test
    void withoutTheSettingTheJdkDecides() {
        assertEquals(Optional.empty(), Trust.from(Settings.of(Map.of())));
    }

    @Test
    void certificatesMayComeAsPem() {
        assertTrue(Trust.from(trust(authority.certificate())).isPresent());
    }

    @Test
    void certificatesMayComeAsPkcs12WhosePasswordIsNotShown() {
        Settings settings = Settings.of(Map.of(
                "rollcall.tls.trust", store.toString(),
                "rollcall.tls.trust.password", authority.password()));

        assertTrue(Trust.from(settings).isPresent());
        assertFalse(settings.effective().contains(authority.password()), settings.effective());
    }

    @Test
    void aStoreWhosePasswordIsMissingIsSaidToBeEmptyOrToNeedOne() {
        String refusal = refusal(store);

        assertTrue(refusal.contains("it holds no certificates, or needs rollcall.tls.trust.password"), refusal);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = temp.resolve("missing.pem");

        assertEquals(
                "rollcall.tls.trust must be a file with the certificates of authorities, in PEM or PKCS#12 (there is no "
                        + file + ") but was \"" + file + "\" (system property)",
                refusal(file));
    }

    @Test
    void aFileWithSomethingElseIsRefused() throws IOException {
        for (String content : new String[] {"", "hello", "-----BEGIN CERTIFICATE-----\nnonsense\n"}) {
            Path file = Files.writeString(temp.resolve("other.pem"), content);

            assertTrue(refusal(file).contains(file + " cannot be read: "), refusal(file));
        }
    }
}
