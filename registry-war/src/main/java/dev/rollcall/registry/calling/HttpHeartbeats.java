package dev.rollcall.registry.calling;

import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.registry.HealthReport;
import dev.rollcall.kit.registry.HealthReportCodec;
import dev.rollcall.registry.health.Heartbeats;
import dev.rollcall.registry.health.ProbeResult;
import dev.rollcall.registry.roll.Entry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Health checks over HTTP: exactly 200 is alive. Signed instances are called with a token and may tell reasons.
 * Thread-safe.
 */
public final class HttpHeartbeats implements Heartbeats {

    private static final int MAX_BYTES = 16 << 10;
    private static final int MAX_REASON = 500;
    private static final Pattern STORE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final Outgoing outgoing;
    private final CallTokens tokens;
    private final Duration timeout;

    /** Takes the client, the tokens, and how long an answer may take. */
    public HttpHeartbeats(Outgoing outgoing, CallTokens tokens, Duration timeout) {
        this.outgoing = outgoing;
        this.tokens = tokens;
        this.timeout = timeout;
    }

    @Override
    public void probe(Entry entry, Consumer<ProbeResult> result) {
        URI url = entry.registration().heartbeatUrl().orElseThrow();
        boolean signed = entry.origin().signed();
        OutgoingCall call = new OutgoingCall(
                url,
                entry.origin().addressesOf(url),
                signed ? tokens.headers(entry.name()) : Map.of(),
                Optional.empty(),
                timeout,
                MAX_BYTES);
        outgoing.call(call, outcome -> result.accept(result(outcome, signed)));
    }

    private static ProbeResult result(Outcome outcome, boolean signed) {
        if (outcome instanceof Outcome.Answered answer) {
            return answered(answer, signed);
        }
        if (outcome instanceof Outcome.Refused refused) {
            return new ProbeResult.Refused(refused.reason());
        }
        if (outcome instanceof Outcome.Unreachable unreachable) {
            return new ProbeResult.Unheard(unreachable.reason());
        }
        if (outcome instanceof Outcome.Silent silent) {
            return new ProbeResult.Unheard(silent.reason());
        }
        return new ProbeResult.Broken(((Outcome.Broken) outcome).reason());
    }

    private static ProbeResult answered(Outcome.Answered answer, boolean signed) {
        Optional<HealthReport> report = signed ? report(answer.body()) : Optional.empty();
        Optional<String> reasons = report.flatMap(HttpHeartbeats::reasons);
        return answer.status() == 200
                ? new ProbeResult.Alive(answer.took(), reasons, report.flatMap(HttpHeartbeats::store))
                : new ProbeResult.Wrong("answered " + answer.status()
                        + reasons.map(r -> ": " + r).orElse(""));
    }

    /** What the service says of itself; empty if the body is no health report, as another program may answer there. */
    private static Optional<HealthReport> report(byte[] body) {
        if (body.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(HealthReportCodec.read(body));
        } catch (JsonUnreadableException | JsonInvalidException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> reasons(HealthReport report) {
        String text = report.reasons().stream().collect(Collectors.joining("; "));
        String told = text.isEmpty() && report.status() != HealthReport.Status.UP ? "no reason given" : text;
        return Optional.of(told.length() > MAX_REASON ? told.substring(0, MAX_REASON) : told)
                .filter(t -> !t.isEmpty());
    }

    private static Optional<String> store(HealthReport report) {
        return report.store().filter(word -> STORE.matcher(word).matches());
    }
}
