package dev.rollcall.launcher.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in words why an address cannot be reached. */
final class Unreached {
    /** How the JDK's messages about a certificate for another name begin; it has no exception for that. */
    private static final String ANOTHER_NAME = "(?s)No (subject alternative|name matching).*";

    /** What the JDK says, in one way or another, when the answer to its first message is not TLS. */
    private static final String NOT_TLS = "(?s).*(nrecognized SSL message|plaintext).*";

    private static final String URL = "rollcall.registry.url in conf/catalina.properties";

    private Unreached() {}

    /** Returns the reason, to stand in brackets. */
    static String words(URI uri, IOException e) {
        if (e instanceof UnknownHostException) {
            return "no machine is known as " + uri.getHost();
        }
        if (e instanceof SocketTimeoutException || e instanceof HttpTimeoutException) {
            return "no answer within " + Network.PATIENCE.toSeconds() + " s";
        }
        if (isRefused(e)) {
            return "refused";
        }
        return causes(e)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .reduce((outer, inner) -> inner)
                .orElse("the connection was ended");
    }

    private static boolean isRefused(IOException e) {
        return e instanceof ConnectException
                && causes(e)
                        .noneMatch(cause -> cause instanceof NoRouteToHostException
                                || String.valueOf(cause.getMessage()).contains("unreachable"));
    }

    /** Returns a sentence about a registry. */
    static String registry(URI registry, IOException e) {
        if (e instanceof UnknownHostException) {
            return "The registry is to be at " + registry + ", but no machine is known as " + registry.getHost()
                    + ": correct " + URL + ", or the name service.";
        }
        if (e instanceof HttpTimeoutException) {
            return "The registry at " + registry + " does not answer within " + Network.PATIENCE.toSeconds()
                    + " s: look at the firewalls between here and there.";
        }
        if (e instanceof SSLException) {
            return insecure(registry, e);
        }
        return isRefused(e)
                ? "Nothing answers at " + registry + ", where the registry is to be: start it, or correct " + URL + "."
                : "The registry at " + registry + " gives no answer (" + words(registry, e)
                        + "): look at the network between here and there, or correct " + URL + ".";
    }

    private static String insecure(URI registry, IOException e) {
        String certificate = "The certificate of the registry at " + registry;
        String reason = words(registry, e);
        if (has(e, CertificateExpiredException.class)) {
            return certificate + " has expired: put a new one there, or set the clock if it is wrong here.";
        }
        if (has(e, CertificateNotYetValidException.class)) {
            return certificate + " is not valid yet: set the clock, here or where it was made.";
        }
        if (has(e, CertPathBuilderException.class)) {
            return certificate + " is not trusted (" + reason
                    + "): name its authority by rollcall.tls.trust in conf/catalina.properties.";
        }
        if (causes(e)
                .anyMatch(cause -> cause instanceof CertificateException
                        && String.valueOf(cause.getMessage()).matches(ANOTHER_NAME))) {
            return certificate + " is for another name (" + reason + "): use one that it names in " + URL
                    + ", or get one there that names " + registry.getHost() + ".";
        }
        return "No secure connection can be made to the registry at " + registry + " (" + reason + "): "
                + (reason.matches(NOT_TLS) ? "is it http? Correct " : "look at its connector, or correct ") + URL + ".";
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        return causes(e).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
    }
}
