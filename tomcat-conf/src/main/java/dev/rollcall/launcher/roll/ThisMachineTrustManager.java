package dev.rollcall.launcher.roll;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what another trust manager trusts, but does not require a certificate to name this machine's loopback address
 * or another of its addresses: it names the host that people know, and the launcher asks its own Tomcat.
 */
final class ThisMachineTrustManager extends X509ExtendedTrustManager {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    /** A numeric address. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]+([.][0-9]+){3}|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(%\\w+)?]?");

    private final X509ExtendedTrustManager strict;

    ThisMachineTrustManager(X509ExtendedTrustManager strict) {
        this.strict = strict;
    }

    /** Names are not looked up: the certificate should hold a name that leads here. */
    static boolean isThisMachine(String host) {
        if (LOOPBACK.contains(host) || !LITERAL.matcher(host).matches()) {
            return LOOPBACK.contains(host);
        }
        try {
            return NetworkInterface.getByInetAddress(InetAddress.getByName(host)) != null;
        } catch (SocketException | UnknownHostException e) {
            return false;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        if (isThisMachine(String.valueOf(engine.getPeerHost()))) {
            strict.checkServerTrusted(chain, type);
        } else {
            strict.checkServerTrusted(chain, type, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        strict.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        strict.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        strict.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        strict.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        strict.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return strict.getAcceptedIssuers();
    }
}
