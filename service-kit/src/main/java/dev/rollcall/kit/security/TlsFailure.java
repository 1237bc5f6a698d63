package dev.rollcall.kit.security;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a TLS connection was not made, in words for people. */
public final class TlsFailure {

    private static final int MAX_DEPTH = 16;

    private TlsFailure() {}

    /** Returns what was wrong with the other side, starting with {@code its} or {@code it}; empty if it was not TLS. */
    public static Optional<String> explain(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(MAX_DEPTH)
                .flatMap(cause -> sentence(cause).stream())
                .reduce((outer, inner) -> inner);
    }

    private static Optional<String> sentence(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof CertificateExpiredException) {
            return Optional.of("its certificate has expired (" + message + ")");
        }
        if (thrown instanceof CertificateNotYetValidException) {
            return Optional.of("its certificate is not valid yet (" + message + ")");
        }
        if (thrown instanceof CertPathBuilderException) {
            return Optional.of(
                    "its certificate was not issued by an authority that is trusted here (rollcall.tls.trust)");
        }
        if (thrown instanceof SSLPeerUnverifiedException || thrown instanceof CertificateException && isName(message)) {
            return Optional.of("its certificate is for another name than the one in its address");
        }
        if (thrown instanceof SSLException) {
            return Optional.of(
                    message.contains("unrecognized SSL message") || message.contains("plaintext")
                            ? "it does not speak TLS"
                            : "the TLS handshake with it failed (" + message + ")");
        }
        return Optional.empty();
    }

    private static boolean isName(String message) {
        return message.startsWith("No subject alternative") || message.startsWith("No name matching");
    }
}
