package dev.rollcall.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Can the certificates of the TLS connectors be used, today and for a while? */
record TlsCheck(List<TlsConnector> connectors, Instant now) implements Check {
    private static final Duration SOON = Duration.ofDays(30);

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        connectors.forEach(connector -> examine(connector, findings));
        return findings;
    }

    private void examine(TlsConnector connector, List<Finding> findings) {
        List<Path> files = new ArrayList<>();
        connector.certificate().ifPresent(files::add);
        connector.key().ifPresent(files::add);
        connector.store().ifPresent(files::add);
        connector.passwordFile().ifPresent(files::add);
        List<Path> unreadable =
                files.stream().filter(file -> !Files.isReadable(file)).toList();
        unreadable.forEach(file -> findings.add(Finding.wrong("A connector in server.xml needs the file " + file
                + (Files.exists(file)
                        ? ", which cannot be read: chown it to the user who runs Rollcall."
                        : ", which does not exist: put it there, or correct its name in server.xml."))));
        Path file = connector.certificate().or(connector::store).orElse(null);
        if (!unreadable.isEmpty() || file == null) {
            return;
        }
        X509Certificate certificate;
        try {
            certificate = connector.certificate().isPresent()
                    ? CertificateFiles.pem(file)
                    : CertificateFiles.store(file, connector.storeType(), connector.password());
        } catch (IOException | GeneralSecurityException e) {
            findings.add(Finding.wrong(file + " cannot be read as a certificate (" + e.getMessage()
                    + "): PEM is expected in certificateFile, a key store in certificateKeystoreFile."));
            return;
        }
        validity(file, certificate, findings);
        connector.key().ifPresent(key -> belongs(key, file, certificate, findings));
        names(file, certificate, connector.name(), findings);
    }

    private void validity(Path file, X509Certificate certificate, List<Finding> findings) {
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            findings.add(Finding.wrong("The certificate in " + file + " expired at " + end
                    + ", so that nobody connects any longer: put a new one there."));
        } else if (now.isBefore(begin)) {
            findings.add(Finding.wrong("The certificate in " + file + " is not valid before " + begin
                    + ": wait, or set the clock if that is past."));
        } else if (now.plus(SOON).isAfter(end)) {
            findings.add(Finding.warning("The certificate in " + file + " expires at " + end + ": renew it in time."));
        }
    }

    private static void belongs(Path key, Path file, X509Certificate certificate, List<Finding> findings) {
        try {
            if (!CertificateFiles.matches(key, certificate).orElse(true)) {
                findings.add(Finding.wrong("The key in " + key + " is not that of the certificate in " + file
                        + ": put the two there that were made together."));
            }
        } catch (IOException | GeneralSecurityException e) {
            findings.add(Finding.wrong(key + " cannot be read as a private key (" + e.getMessage()
                    + "): PEM is expected in certificateKeyFile."));
        }
    }

    private static void names(Path file, X509Certificate certificate, Optional<String> wanted, List<Finding> findings) {
        List<String> names = names(certificate);
        if (names.isEmpty()) {
            findings.add(Finding.warning("The certificate in " + file + " names no host (no subject alternative name),"
                    + " so that browsers and services refuse it: get one that does."));
            return;
        }
        wanted.filter(name -> names.stream().noneMatch(pattern -> fits(pattern, name)))
                .ifPresent(name -> findings.add(Finding.warning("The certificate in " + file + " is for "
                        + String.join(", ", names) + ", not for " + name
                        + ", under which the connector is known: get one that names it.")));
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of()).stream()
                    .filter(entry -> entry.size() > 1)
                    .map(TlsCheck::second)
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static String second(Collection<?> entry) {
        return String.valueOf(List.copyOf(entry).get(1));
    }

    /** RFC 6125: a star stands for one label. */
    private static boolean fits(String pattern, String name) {
        String host = name.toLowerCase(Locale.ROOT);
        String expected = pattern.toLowerCase(Locale.ROOT);
        return expected.startsWith("*.")
                ? host.indexOf('.') > 0 && host.substring(host.indexOf('.')).equals(expected.substring(1))
                : host.equals(expected);
    }
}
