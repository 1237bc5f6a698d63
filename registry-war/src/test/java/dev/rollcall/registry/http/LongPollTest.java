package dev.rollcall.registry.http;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Roll;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that the container ends while they wait. */
class LongPollTest {

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);
    private final RollReader reader = Readers.of(roll, time);
    private final List<Watchers.Watcher> waiting = new ArrayList<>();
    private Watchers watchers;

    /** What happens as the request is dispatched, which then fails. */
    private Runnable dispatching = () -> {};

    @BeforeEach
    void oneWaits() {
        watchers = new Watchers(Runnable::run);
        String known = reader.read(Optional.empty()).revision();
        LongPoll.begin(
                request(),
                new RollQuery(Optional.empty(), RollQuery.Form.ROLL, Optional.of(known), Duration.ofSeconds(30)),
                reader,
                watchers);
    }

    /** A request that has ended by the time anything is asked of it. */
    private HttpServletRequest request() {
        return fake(HttpServletRequest.class, "startAsync", fake(AsyncContext.class, "", ""));
    }

    /** Fails unless that is {@code known} or about how it waits. */
    private <T> T fake(Class<T> type, String known, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                LongPollTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(known)) {
                        return answer;
                    }
                    if (method.getName().equals("addListener")) {
                        waiting.add((LongPoll) (AsyncListener) arguments[0]);
                        return null;
                    }
                    if (method.getName().equals("setTimeout")) {
                        return null;
                    }
                    if (method.getName().equals("dispatch")) {
                        dispatching.run();
                    }
                    throw new IllegalStateException("the request has ended");
                }));
    }

    @Test
    void whoseRequestHasJustEndedIsForgottenWhenTheRollChanges() {
        listed(roll, registration("Stock", 8000, 1), signed());

        assertDoesNotThrow(waiting.get(0)::changed);

        assertEquals(0, watchers.count());
    }

    @Test
    void whoseRequestHasJustEndedIsForgottenWhenTheRegistryStops() {
        assertDoesNotThrow(waiting.get(0)::close);

        assertEquals(0, watchers.count());
    }

    /** The container answers 500 if neither its thread nor another has dispatched by then. */
    @Test
    void whoseTimeIsOverWhileItIsBeingWokenIsDispatchedByTheContainersThread() {
        LongPoll poll = (LongPoll) waiting.get(0);
        AsyncEvent over = new AsyncEvent(
                fake(AsyncContext.class, "", ""),
                fake(ServletRequest.class, "", ""),
                fake(ServletResponse.class, "", ""));
        AtomicInteger dispatched = new AtomicInteger();
        dispatching = () -> {
            if (dispatched.incrementAndGet() == 1) {
                poll.onTimeout(over);
            }
        };
        listed(roll, registration("Stock", 8000, 1), signed());

        poll.changed();

        assertEquals(2, dispatched.get());
    }
}
