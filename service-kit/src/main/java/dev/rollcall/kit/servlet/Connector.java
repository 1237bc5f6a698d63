package dev.rollcall.kit.servlet;

import java.util.Optional;

/**
 * A connector of the own Tomcat, as JMX shows it.
 *
 * @param started whether it accepts; until then a call to it would hang, and be executed later
 * @param scheme what clients see, which a proxy may have changed
 * @param encrypted whether it speaks TLS itself
 * @param ajp whether it speaks no HTTP
 * @param address what it is bound to; empty: every address of the machine
 * @param port what it listens on; not positive until it listens
 * @param proxyName the host clients see, if a proxy is in front
 * @param proxyPort the port clients see; 0: the scheme's
 */
record Connector(
        boolean started,
        String scheme,
        boolean encrypted,
        boolean ajp,
        Optional<String> address,
        int port,
        Optional<String> proxyName,
        int proxyPort) {}
