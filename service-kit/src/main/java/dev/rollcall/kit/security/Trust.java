package dev.rollcall.kit.security;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that outgoing calls accept: only those of the authorities in {@code rollcall.tls.trust}, a file with
 * certificates in PEM or a PKCS#12 store; without that setting, those that the JDK trusts. The caller always checks
 * names.
 */
public final class Trust {

    private static final String KEY = "rollcall.tls.trust";
    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private Trust() {}

    /**
     * Reads the setting; a relative file is one below {@code catalina.base}. Empty if it is not set.
     *
     * @throws SettingException if the file cannot be read or holds no certificates
     */
    public static Optional<SSLContext> from(Settings settings) {
        Optional<String> password = settings.secret("rollcall.tls.trust.password");
        return settings.parsed(KEY, file -> context(file, password));
    }

    private static SSLContext context(String file, Optional<String> password) {
        Path path = Path.of(System.getProperty("catalina.base", ".")).resolve(file);
        try {
            return context(Files.readAllBytes(path), password.map(String::toCharArray));
        } catch (NoSuchFileException e) {
            throw expected("there is no " + path, e);
        } catch (IOException | GeneralSecurityException e) {
            throw expected(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static SSLContext context(byte[] content, Optional<char[]> password)
            throws IOException, GeneralSecurityException {
        KeyStore authorities = isPem(content) ? fromPem(content) : fromPkcs12(content, password.orElse(null));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static boolean isPem(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(PEM);
    }

    private static KeyStore fromPem(byte[] content) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (Certificate certificate : factory.generateCertificates(new ByteArrayInputStream(content))) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        return store;
    }

    private static KeyStore fromPkcs12(byte[] content, char @Nullable [] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(content), password);
        if (store.size() == 0) {
            throw new IOException("it holds no certificates, or needs " + KEY + ".password");
        }
        return store;
    }

    private static IllegalArgumentException expected(String problem, Exception cause) {
        return new IllegalArgumentException(
                "a file with the certificates of authorities, in PEM or PKCS#12 (" + problem + ")", cause);
    }
}
