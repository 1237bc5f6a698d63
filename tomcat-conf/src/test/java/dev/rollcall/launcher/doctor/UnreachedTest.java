package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnreachedTest {
    private static final URI REGISTRY = URI.create("https://registry.example.org/");

    @ParameterizedTest
    @MethodSource("reasons")
    void reasonIsSaidInWords(IOException e, String words) {
        assertEquals(words, Unreached.words(REGISTRY, e));
    }

    private static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(new UnknownHostException("x"), "no machine is known as registry.example.org"),
                Arguments.of(new ConnectException("Connection refused"), "refused"),
                Arguments.of(new SocketTimeoutException("connect timed out"), "no answer within 3 s"),
                Arguments.of(new NoRouteToHostException("No route to host"), "No route to host"),
                Arguments.of(caused(new ConnectException(), new NoRouteToHostException("No route")), "No route"),
                Arguments.of(new ConnectException("Network is unreachable"), "Network is unreachable"),
                Arguments.of(new SocketException("Connection reset"), "Connection reset"),
                Arguments.of(new IOException(), "the connection was ended"));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void onlyAnAuthorityThatIsUnknownIsCalledUntrusted(GeneralSecurityException reason, String words) {
        IOException e = caused(new SSLHandshakeException("outer"), new CertificateException(reason));

        assertTrue(
                Unreached.registry(REGISTRY, e)
                        .startsWith("The certificate of the registry at " + REGISTRY + " " + words),
                Unreached.registry(REGISTRY, e));
    }

    private static Stream<Arguments> certificates() {
        return Stream.of(
                Arguments.of(new CertPathBuilderException("no path"), "is not trusted (no path): name its authority"),
                Arguments.of(new CertificateExpiredException("NotAfter"), "has expired: "),
                Arguments.of(new CertificateNotYetValidException("NotBefore"), "is not valid yet: "),
                Arguments.of(
                        new CertificateException("No subject alternative DNS name matching x found."),
                        "is for another name (No subject alternative DNS name matching x found.): "));
    }

    @Test
    void otherTroubleWithTlsIsQuoted() {
        assertEquals(
                "No secure connection can be made to the registry at " + REGISTRY + " (protocol_version): look at its"
                        + " connector, or correct rollcall.registry.url in conf/catalina.properties.",
                Unreached.registry(REGISTRY, new SSLException("protocol_version")));
    }

    private static IOException caused(IOException e, Throwable... causes) {
        Throwable outer = e;
        for (Throwable cause : Arrays.asList(causes)) {
            outer.initCause(cause);
            outer = cause;
        }
        return e;
    }
}
