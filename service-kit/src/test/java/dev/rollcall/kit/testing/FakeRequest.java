package dev.rollcall.kit.testing;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** The few things of a request that are asked for at the edge; everything else ends in an exception. Used by one thread. */
public final class FakeRequest {

    private final TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final String peer;
    private final String host;

    private FakeRequest(String peer, String host) {
        this.peer = peer;
        this.host = host;
    }

    /** Returns a request of what stands on lines: the address it comes from, the host it is for, then {@code name: value}. */
    public static HttpServletRequest of(String text) {
        String[] lines = text.split("\n", -1);
        FakeRequest request = new FakeRequest(lines[0], lines.length > 1 ? lines[1] : "localhost");
        for (int i = 2; i < lines.length; i++) {
            String[] parts = lines[i].split(": ", 2);
            if (parts.length == 2) {
                request.headers
                        .computeIfAbsent(parts[0], name -> new ArrayList<>())
                        .add(parts[1]);
            }
        }
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> request.answer(method.getName(), arguments));
    }

    private Object answer(String method, Object[] arguments) {
        return switch (method) {
            case "getRemoteAddr" -> peer;
            case "getServerName" -> host;
            case "getHeader" -> values(arguments).stream().findFirst().orElse(null);
            case "getHeaders" -> Collections.enumeration(values(arguments));
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private List<String> values(Object[] arguments) {
        return headers.getOrDefault((String) arguments[0], List.of());
    }
}
