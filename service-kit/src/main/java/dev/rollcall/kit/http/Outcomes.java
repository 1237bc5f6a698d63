package dev.rollcall.kit.http;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of calls. Thread-safe. */
final class Outcomes {

    private static final List<String> NAMES =
            List.of("failed", "1xx", "2xx", "3xx", "4xx", "5xx", "unreachable", "timeout");
    private static final int FAILED = 0;
    private static final int UNREACHABLE = NAMES.indexOf("unreachable");
    private static final int TIMEOUT = NAMES.indexOf("timeout");

    private final LongAdder[] counts = new LongAdder[NAMES.size()];

    Outcomes() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    void answered(int status) {
        counts[status < 100 || status > 599 ? FAILED : status / 100].increment();
    }

    void failed(IOException reason) {
        boolean unreachable = HttpCaller.isUnsent(reason);
        int outcome = unreachable ? UNREACHABLE : reason instanceof HttpTimeoutException ? TIMEOUT : FAILED;
        counts[outcome].increment();
    }

    Map<String, Long> counts() {
        Map<String, Long> all = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            all.put(NAMES.get(i), counts[i].sum());
        }
        return all;
    }
}
