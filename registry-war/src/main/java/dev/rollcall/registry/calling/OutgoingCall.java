package dev.rollcall.registry.calling;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call to an address that was checked before. Immutable.
 *
 * @param url what is called, http or https
 * @param addresses the network addresses its host may be called at, tried in turn while nothing listens
 * @param headers extra headers
 * @param json the body of a POST; empty for a GET
 * @param deadline how long everything may take, connecting and reading included
 * @param maxBytes how much of the answer's body is read
 */
record OutgoingCall(
        URI url,
        List<InetAddress> addresses,
        Map<String, String> headers,
        Optional<byte[]> json,
        Duration deadline,
        int maxBytes) {

    OutgoingCall {
        addresses = List.copyOf(addresses);
        headers = Map.copyOf(headers);
    }
}
