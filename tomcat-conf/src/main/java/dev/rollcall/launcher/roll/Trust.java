package dev.rollcall.launcher.roll;

import dev.rollcall.launcher.failure.FailureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** The certificates that the launcher trusts: those of {@code rollcall.tls.trust}, else those that Java trusts. */
public final class Trust {
    private static final String KEY = "rollcall.tls.trust";

    private Trust() {}

    /** A file with certificates in PEM, or a PKCS#12 store with its password. */
    public record TrustFile(Path path, Optional<String> password) {}

    /**
     * Returns what connections are made with.
     *
     * @param files what is trusted instead of Java's own authorities, which are trusted if it is empty
     * @throws FailureException if a file cannot be read
     */
    public static SSLContext context(Collection<TrustFile> files) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(files.isEmpty() ? null : store(files));
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] managers = factory.getTrustManagers();
            for (int i = 0; i < managers.length; i++) {
                if (managers[i] instanceof X509ExtendedTrustManager manager) {
                    managers[i] = new ThisMachineTrustManager(manager);
                }
            }
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    private static KeyStore store(Collection<TrustFile> files) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        all.load(null, null);
        int number = 0;
        for (TrustFile file : files) {
            for (Certificate certificate : certificates(file)) {
                all.setCertificateEntry("trusted-" + number++, certificate);
            }
        }
        return all;
    }

    private static List<Certificate> certificates(TrustFile file) {
        try {
            byte[] content = Files.readAllBytes(file.path());
            List<Certificate> certificates = isPem(content) ? pem(content) : pkcs12(content, file.password());
            if (certificates.isEmpty()) {
                throw FailureException.because(
                        KEY + " names " + file.path() + ", which holds no certificate of an authority.");
            }
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw FailureException.because(KEY + " names " + file.path()
                    + ", which cannot be read as PEM certificates or as a PKCS#12 store with the password in " + KEY
                    + ".password (" + e.getMessage() + ").");
        }
    }

    private static boolean isPem(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN");
    }

    private static List<Certificate> pem(byte[] content) throws GeneralSecurityException {
        return new ArrayList<>(
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content)));
    }

    private static List<Certificate> pkcs12(byte[] content, Optional<String> password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(
                new ByteArrayInputStream(content),
                password.map(String::toCharArray).orElse(null));
        List<Certificate> certificates = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                certificates.add(store.getCertificate(alias));
            }
        }
        return certificates;
    }
}
