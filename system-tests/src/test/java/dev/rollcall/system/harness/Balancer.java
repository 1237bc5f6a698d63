package dev.rollcall.system.harness;

import dev.rollcall.kit.http.TraceContext;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who uses several portals through a load balancer, which gives each request to the next portal, and to another one
 * when that portal is not there: what it sent was refused, or, for a GET, was not answered, or was answered by a Tomcat without
 * a portal (a bare 404) or by a portal that says that it is not ready. That is what nginx does with {@code
 * proxy_next_upstream error timeout http_404 http_503}, but for a 503 of a portal that is ready: that is an answer here.
 *
 * <p>The person has a session at each portal, and logs in again where it is asked to. Thread-safe; calls block.
 */
public final class Balancer {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");
    private static final String LOG_IN = "j_security_check";
    private static final Pattern NOT_READY = Pattern.compile("(?i)<h1>(the )?portal is not ready");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger logIns = new AtomicInteger();
    private final List<Seat> seats;
    private final String user;
    private final String password;
    private final String tokenPage;

    /**
     * Somebody with the same account at all portals, which are there; logs in.
     *
     * @param portals the addresses of their contexts, ending in a slash
     * @param tokenPage the path of a page with the token that a save needs, relative to that
     */
    public Balancer(List<URI> portals, String user, String password, String tokenPage) {
        this.user = user;
        this.password = password;
        this.tokenPage = tokenPage;
        this.seats = portals.stream().map(Seat::new).toList();
        for (Seat seat : seats) {
            if (!seat.renew(seat.session)) {
                throw new IllegalStateException(user + " cannot log in at " + seat.portal);
            }
        }
    }

    /**
     * What came back.
     *
     * @param status of the answer; 0 if there was none
     * @param body of the answer, or why there was none
     */
    public record Reply(int status, String body) {
        private static Reply none(IOException why) {
            return new Reply(0, why.toString());
        }

        /** Returns whether it is the page to log in with. */
        public boolean asksToLogIn() {
            return status == 200 && body.contains(LOG_IN);
        }

        private boolean isNobody() {
            return status == 0
                    || (status == 404 && (!body.contains("<h1") || body.contains("HTTP Status 404")))
                    || (status == 503 && NOT_READY.matcher(body).find());
        }
    }

    /** A session; the first one of each portal is none. */
    private record Session(String cookie, String token) {}

    /** Reads a page. */
    public Reply read(String path, TraceContext trace) {
        Reply reply = new Reply(0, "nobody was asked");
        int first = turn.getAndIncrement();
        for (int i = 0; i < seats.size(); i++) {
            reply = seats.get(Math.floorMod(first + i, seats.size())).read(path, trace);
            if (!reply.isNobody()) {
                return reply;
            }
        }
        return reply;
    }

    /** Posts JSON; to another portal only when nothing was sent. */
    public Reply post(String path, String json, TraceContext trace) {
        Reply reply = new Reply(0, "nobody was asked");
        int first = turn.getAndIncrement();
        for (int i = 0; i < seats.size(); i++) {
            try {
                return seats.get(Math.floorMod(first + i, seats.size())).post(path, json, trace);
            } catch (ConnectException e) {
                reply = Reply.none(e);
            } catch (IOException e) {
                return Reply.none(e);
            }
        }
        return reply;
    }

    /** Returns how often the person logged in. */
    public int logIns() {
        return logIns.get();
    }

    /** One of the portals, and the session there. */
    private final class Seat {
        private final URI portal;
        private volatile Session session = new Session("", "");

        private Seat(URI portal) {
            this.portal = portal;
        }

        private Reply read(String path, TraceContext trace) {
            try {
                Session current = session;
                Reply reply = send(request(path, current, trace).GET());
                return reply.asksToLogIn() && renew(current)
                        ? send(request(path, session, trace).GET())
                        : reply;
            } catch (IOException e) {
                return Reply.none(e);
            }
        }

        /** A session that has ended is known by the log-in page, or by a token that is refused. */
        private Reply post(String path, String json, TraceContext trace) throws IOException {
            Session current = session;
            Reply reply = send(posting(path, json, current, trace));
            return (reply.asksToLogIn() || reply.status() == 403) && renew(current)
                    ? send(posting(path, json, session, trace))
                    : reply;
        }

        private HttpRequest.Builder posting(String path, String json, Session as, TraceContext trace) {
            return request(path, as, trace)
                    .header("Content-Type", "application/json")
                    .header("X-CSRF-Token", as.token())
                    .POST(HttpRequest.BodyPublishers.ofString(json));
        }

        private HttpRequest.Builder request(String path, Session as, TraceContext trace) {
            return HttpRequest.newBuilder(portal.resolve(path))
                    .timeout(LIMIT)
                    .header("Cookie", as.cookie())
                    .header(TraceContext.HEADER, trace.header());
        }

        /** Logs in unless somebody else has done so since; returns whether there is a new session. */
        private synchronized boolean renew(Session old) {
            if (session != old) {
                return true;
            }
            try {
                String cookie = LogIn.cookie(portal, user, password);
                logIns.incrementAndGet();
                Session fresh = new Session(cookie, "");
                Matcher token = TOKEN.matcher(
                        send(request(tokenPage, fresh, TraceContext.fresh()).GET())
                                .body());
                if (token.find()) {
                    session = new Session(cookie, token.group(1));
                }
                return session != old;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private Reply send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
