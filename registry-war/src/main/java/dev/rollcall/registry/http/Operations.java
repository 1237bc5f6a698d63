package dev.rollcall.registry.http;

import dev.rollcall.kit.PlainText;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.json.JsonText;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.registry.health.Prober;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What people who operate the system do with an instance: drain it, undrain it, remove it when it is dead, check it now.
 * Thread-safe.
 */
public final class Operations {

    private static final int MAX_BYTES = 4 << 10;
    private static final int MAX_REASON = 500;

    /** A check begins at once, and its own time-out is shorter unless a longer one is set. */
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(5);

    private final Roll roll;
    private final Prober prober;
    private final Callers callers;
    private final RollReader reader;
    private final WriteConcern writeConcern;

    /** Takes its collaborators. */
    public Operations(Roll roll, Prober prober, Callers callers, RollReader reader, WriteConcern writeConcern) {
        this.roll = roll;
        this.prober = prober;
        this.callers = callers;
        this.reader = reader;
        this.writeConcern = writeConcern;
    }

    void drain(Exchange exchange, InstanceId id) throws IOException {
        Person by = callers.requireOperator(exchange.request());
        exchange.requireContentType(Exchange.JSON);
        answer(exchange, id, roll.drain(id, by.user(), reason(exchange.body(MAX_BYTES))));
    }

    /** Reads the body of a request to drain, whose reason is for other operators; JSON Binding would take 5 for text. */
    private static String reason(byte[] body) {
        try (JsonReader json = JsonP.reader(JsonText.object(body))) {
            JsonValue reason = json.readObject().getOrDefault("Reason", JsonValue.NULL);
            if (reason.equals(JsonValue.NULL)) {
                return "";
            }
            if (!(reason instanceof JsonString text)) {
                throw new JsonUnreadableException("Reason must be text", null);
            }
            if (text.getString().length() > MAX_REASON || !PlainText.isPlain(text.getString())) {
                throw new ProblemException(
                        CommonProblem.INVALID,
                        "Reason must have at most " + MAX_REASON + " characters, all of them visible and on one line.");
            }
            return text.getString();
        }
    }

    void undrain(Exchange exchange, InstanceId id) throws IOException {
        Person by = callers.requireOperator(exchange.request());
        answer(exchange, id, roll.undrain(id, by.user(), ""));
    }

    /** Removes an instance that is down; one that lives would register again at once. */
    void remove(Exchange exchange, InstanceId id) {
        callers.requireOperator(exchange.request());
        Entry entry = roll.snapshot().present(id).orElseThrow(() -> unknown(id));
        if (!roll.evict(id)) {
            throw new ProblemException(
                    RegistryProblem.NOT_DOWN,
                    "The instance is " + entry.health()
                            + ": drain it, so that dependents are not told about it, or stop it.");
        }
        writeConcern.await();
        exchange.empty(200);
    }

    void check(Exchange exchange, InstanceId id) throws IOException {
        callers.requireOperator(exchange.request());
        try {
            prober.checkNow(id).get(CHECK_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "Other checks take all the time there is.", e)
                    .header("Retry-After", "5");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check cannot fail", e);
        }
        answer(exchange, id, roll.snapshot().present(id));
    }

    private void answer(Exchange exchange, InstanceId id, Optional<Entry> entry) throws IOException {
        Entry present = entry.orElseThrow(() -> unknown(id));
        writeConcern.await();
        exchange.answer(200, Exchange.JSON, reader.read(present));
    }

    /** Returns the answer about an instance that is not there. */
    static ProblemException unknown(InstanceId id) {
        return new ProblemException(RegistryProblem.NOT_REGISTERED, "The instance " + id + " is not on the roll.");
    }
}
