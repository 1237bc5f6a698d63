package dev.rollcall.portal.page.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.portal.accounts.AccountDatabase;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.PasswordLinks;
import dev.rollcall.portal.accounts.Preferences;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.accounts.UserName;
import dev.rollcall.portal.page.LoggedInFilter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lock does to a page that is left open: an answer that waits and goes on. */
class SessionsServletTest {
    private static final UserName ANA = new UserName("ana");
    private static final int LIMIT_SECONDS = 10;

    private final MemoryDatabase database = new MemoryDatabase();
    private final AccountDatabase tables = database.tables();
    private final Accounts accounts = new Accounts(tables);
    private final AtomicLong nanos = new AtomicLong();
    private final Sessions sessions = new Sessions(accounts, new Preferences(tables), nanos::get);
    private final BlockingQueue<AsyncContext> waiting = new LinkedBlockingQueue<>();
    private EmbeddedTomcat portal;

    /** Waits, and says whether the session is over each time it goes on; the third time was the last. */
    private final class Open extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getSession();
            boolean over = sessions.isOver(request);
            boolean begins = request.getDispatcherType() == DispatcherType.REQUEST;
            int turn = begins ? 0 : (int) request.getAttribute("turn") + 1;
            request.setAttribute("turn", turn);
            response.getOutputStream().print(over ? "over " : "open ");
            if (turn < 3) {
                waiting.add(request.startAsync(request, response)); // keeps who is logged in
            }
        }
    }

    @BeforeEach
    void start() {
        new PasswordLinks(tables, InstantSource.system()).invite(ANA, EnumSet.of(Role.TEACHER));
        portal = EmbeddedTomcat.start(
                "/portal", app -> app.filter(new LoggedInFilter()).servlet("/open", new Open()));
    }

    @AfterEach
    void stop() throws SQLException {
        portal.close();
        database.close();
    }

    @Test
    void aPageLeftOpenIsToldNothingMoreASecondAfterALock() throws InterruptedException {
        var answer = CompletableFuture.supplyAsync(
                () -> Http.get(portal.uri("/open"), "X-Person", "ana teacher").body());
        next().dispatch();
        AsyncContext afterALock = next();
        accounts.setLocked(ANA, true, "root");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos() - 1);
        afterALock.dispatch();
        AsyncContext aSecondLater = next();
        nanos.incrementAndGet();
        aSecondLater.dispatch();

        assertEquals(
                "open open open over ",
                answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join());
    }

    @Test
    void aNewPageIsRefusedAtOnceAfterALock() throws InterruptedException {
        accounts.setLocked(ANA, true, "root");

        var answer = CompletableFuture.supplyAsync(
                () -> Http.get(portal.uri("/open"), "X-Person", "ana teacher").body());
        for (int turn = 0; turn < 3; turn++) {
            next().dispatch();
        }

        assertEquals(
                "over over over over ",
                answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join());
    }

    private AsyncContext next() throws InterruptedException {
        return Objects.requireNonNull(waiting.poll(LIMIT_SECONDS, TimeUnit.SECONDS), "it does not wait");
    }
}
