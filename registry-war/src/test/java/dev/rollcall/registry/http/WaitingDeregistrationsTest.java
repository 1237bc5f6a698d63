package dev.rollcall.registry.http;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.push.LocalSubscribers;
import dev.rollcall.registry.push.RemoteSubscribers;
import dev.rollcall.registry.roll.Entry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Goodbyes that the container ends while they wait. */
class WaitingDeregistrationsTest implements LocalSubscribers {

    private final List<Runnable> untold = new ArrayList<>();
    private final List<AsyncListener> listeners = new ArrayList<>();
    private int completed;

    private final AsyncContext async =
            fake(AsyncContext.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "getResponse" -> fake(ServletResponse.class, (response, any, values) -> null);
                case "addListener" -> {
                    listeners.add((AsyncListener) arguments[0]);
                    yield null;
                }
                case "complete" -> complete();
                default -> null;
            });

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                WaitingDeregistrationsTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The time is over just before the first call; only one of both can end the request. */
    private @Nullable Object complete() {
        completed++;
        if (completed == 1) {
            assertDoesNotThrow(() -> listeners.get(0).onTimeout(new AsyncEvent(async)));
            throw new IllegalStateException("the request has ended");
        }
        return null;
    }

    @Override
    public void whenTold(ServiceName service, Runnable done) {
        untold.add(done);
    }

    @Override
    public void whenGivenUp(Consumer<InstanceId> givenUp) {}

    @Override
    public void doubt(Collection<InstanceId> ids) {}

    /** The container answers 500 if neither its thread nor another has completed the request by then. */
    @Test
    void whoseTimeIsOverWhileItIsBeingAnsweredIsCompletedByTheContainersThread() {
        Entry left = listed(Fixtures.roll(new ManualTime()), registration("Stock", 8000, 1), signed());
        new WaitingDeregistrations(this, RemoteSubscribers.NONE)
                .answer(
                        fake(HttpServletRequest.class, (proxy, method, arguments) -> async),
                        left,
                        Duration.ofSeconds(1));

        assertDoesNotThrow(untold.get(0)::run);

        assertEquals(2, completed);
    }
}
