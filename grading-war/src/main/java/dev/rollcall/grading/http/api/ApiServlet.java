package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Answered;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.http.Access;
import dev.rollcall.grading.http.By;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.log.text.OneLine;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.kit.servlet.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** Everything below {@code /api/v1}: looks up the address, lets the caller in, runs the action, writes the answer. */
public final class ApiServlet extends JsonServlet {
    /** The pattern it has to be mapped to. */
    public static final String PATTERN = "/api/v1/*";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LogManager.getLogger(ApiServlet.class);

    private final transient School school;
    private final transient Access access;
    private final transient Supplier<ZonedDateTime> clock;
    private final transient Supplier<Id> ids;
    private final transient Replies replies;
    private final transient Works works;
    private final transient ChangeFeed feed;
    private final transient Resources resources;

    /**
     * Takes its collaborators.
     *
     * @param clock the time in the zone of the school
     * @param ids names what is new
     * @param works does what takes long
     * @param erasureApproval whether two administrators have to agree before a student is erased
     */
    public ApiServlet(
            Json json,
            School school,
            Access access,
            Supplier<ZonedDateTime> clock,
            Supplier<Id> ids,
            ChangeFeed feed,
            Works works,
            boolean erasureApproval) {
        super(json);
        this.school = school;
        this.access = access;
        this.clock = clock;
        this.ids = ids;
        this.replies = new Replies(school);
        this.works = works;
        this.feed = feed;
        this.resources = new Resources(erasureApproval);
    }

    @Override
    protected Set<String> allowed(Exchange exchange) {
        return resources
                .match(exchange.path())
                .map(match -> match.route().allowed())
                .orElseGet(() -> super.allowed(exchange));
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        if (ChangeFeed.resumes(exchange)) {
            return;
        }
        Person person = access.person(exchange.request());
        Resources.Match match = match(exchange);
        Call call = call(exchange, person, match, new byte[0]);
        Route.Guarded what = action(match, "GET");
        if (match.route().template().text().equals(History.ADDRESS) && ChangeFeed.isWanted(exchange)) {
            feed.begin(
                    exchange,
                    school,
                    call.id("class"),
                    tx -> what.rule()
                            .check(call(exchange, person, match, new byte[0]), tx)); // another day may have begun
            return;
        }
        Reply reply = replies.read(call, what);
        answer(exchange, !reply.tag().isEmpty() && call.knows(reply.tag()) ? Reply.notModified(reply.tag()) : reply);
    }

    @Override
    protected void post(Exchange exchange) throws IOException {
        change(exchange, "POST");
    }

    @Override
    protected void put(Exchange exchange) throws IOException {
        change(exchange, "PUT");
    }

    @Override
    protected void patch(Exchange exchange) throws IOException {
        change(exchange, "PATCH");
    }

    @Override
    protected void delete(Exchange exchange) throws IOException {
        change(exchange, "DELETE");
    }

    private void change(Exchange exchange, String method) throws IOException {
        Person person = access.person(exchange.request());
        Resources.Match match = match(exchange);
        Route.Guarded what = action(match, method);
        byte[] body = new byte[0];
        if (!method.equals("DELETE")) {
            exchange.requireContentType(what.intake().type());
            body = exchange.body(what.intake().maxBytes());
        }
        Optional<Answered.Key> key = key(person, exchange.request().getHeader("Idempotency-Key"));
        Call call = call(exchange, person, match, body);
        if (what.sight() != Route.Sight.CHANGE) {
            Reply reply = replies.read(call, what);
            answer(
                    exchange,
                    reply.work().isEmpty()
                            ? reply
                            : works.begin(exchange, reply.work().get()));
            return;
        }
        String fingerprint = key.isEmpty() ? "" : fingerprint(exchange, method, body);
        Reply reply = replies.change(call, what, key, fingerprint);
        String path = OneLine.of(exchange.request().getPathInfo());
        By.user(person.user(), user -> LOG.info("Grade book changed: {} {} by={}", method, path, user));
        answer(exchange, reply);
    }

    private static Optional<Answered.Key> key(Person person, @Nullable String header) {
        try {
            return Optional.ofNullable(header).map(text -> new Answered.Key(person.user(), text));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(CommonProblem.UNREADABLE, e.getMessage() + ".", e);
        }
    }

    private static String fingerprint(Exchange exchange, String method, byte[] body) {
        String seen = exchange.request().getHeader("If-Match");
        String head = method + " " + exchange.request().getPathInfo() + " " + seen;
        return Reply.digest(head.getBytes(StandardCharsets.UTF_8), body);
    }

    private Call call(Exchange exchange, Person person, Resources.Match match, byte[] body) {
        return new Call(exchange, match.ids(), person, body, clock.get(), ids, works);
    }

    private Resources.Match match(Exchange exchange) {
        return resources.match(exchange.path()).orElseThrow(Call::nothingHere);
    }

    private static Route.Guarded action(Resources.Match match, String method) {
        return Optional.ofNullable(match.route().actions().get(method))
                .orElseThrow(() -> new IllegalStateException(method + " is not allowed"));
    }

    private static void answer(Exchange exchange, Reply reply) throws IOException {
        var response = exchange.response();
        response.setHeader("Cache-Control", "private, no-cache");
        if (!reply.tag().isEmpty()) {
            response.setHeader("ETag", "\"" + reply.tag() + "\"");
        }
        if (!reply.location().isEmpty()) {
            response.setHeader("Location", exchange.request().getContextPath() + "/api/v1" + reply.location());
        }
        if (reply.status() == 304 || reply.status() == 204) {
            response.setStatus(reply.status());
        } else if (reply.file().isEmpty()) {
            exchange.answer(reply.status(), Exchange.JSON, reply.body().get());
        } else {
            response.setHeader("Content-Disposition", "attachment; filename=\"" + reply.file() + "\"");
            exchange.answer(
                    reply.status(), "text/csv;charset=UTF-8", reply.body().get());
        }
    }
}
