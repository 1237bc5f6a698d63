package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.Load.Request;
import dev.rollcall.system.bench.Load.Result;
import dev.rollcall.system.bench.RunningSystem.Running;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.LogIn;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many pages and answers come in a second, beside the bare servlet on the same Tomcat. */
final class Requests implements Measurement {
    private static final List<Integer> CLIENTS = List.of(1, 16);
    private static final Load WARM_UP = new Load(Duration.ZERO, Duration.ofSeconds(3));
    private static final Load LOAD = new Load(Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final URI address;
    private final Keys keys;
    private final String password;

    Requests(Running running) {
        this.address = running.address();
        this.keys = running.keys();
        this.password = running.password();
    }

    /** Somebody who can send something. */
    private interface Kind {
        /** Makes one client of its own. */
        Request client() throws IOException, InterruptedException;
    }

    /** Everything is warm before anything counts, so that what comes first is not taken for slow. */
    @Override
    public void into(Table table) throws IOException, InterruptedException {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("grade book, `GET /students`", () -> sending(this::students, "\"FirstName\""));
        kinds.put("registry, `GET /services`", () -> sending(this::services, "\"ServiceName\""));
        kinds.put("portal, page `/classes/tutorial`", this::page);
        int most = CLIENTS.get(CLIENTS.size() - 1);
        WARM_UP.of(several(most, this::bare));
        for (Kind kind : kinds.values()) {
            WARM_UP.of(several(most, kind));
        }
        for (int clients : CLIENTS) {
            Result bare = LOAD.of(several(clients, this::bare));
            String who = clients + (clients == 1 ? " client" : " clients");
            for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
                Result result = LOAD.of(several(clients, kind.getValue()));
                table.add(Figure.beside(kind.getKey() + ", " + who, result.toString(), result.beside(bare))
                        .with(result.answers())
                        .over("bare servlet, " + who, bare.answers()));
            }
        }
    }

    private static List<Request> several(int clients, Kind kind) throws IOException, InterruptedException {
        List<Request> all = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            all.add(kind.client());
        }
        return all;
    }

    private interface Making {
        Call call();
    }

    /** The call is made anew each time, because the kit signs every call. */
    private static Request sending(Making making, String expected) {
        return () -> {
            String answer = making.call().send();
            if (!answer.contains(expected)) {
                throw new IOException("not what was asked for: " + answer);
            }
        };
    }

    private Request bare() {
        return sending(() -> Call.get(address.resolve(HelloWar.ADDRESS), Map.of()), "Hello");
    }

    private Call students() {
        String token = keys.bearer(ServiceName.PORTAL, ServiceName.GRADING, "teacher", "teacher");
        return Call.get(address.resolve("grading/students"), Map.of("Authorization", token));
    }

    private Call services() {
        String token = keys.bearer(ServiceName.PORTAL, ServiceName.REGISTRY);
        return Call.get(address.resolve("registry/services"), Map.of("Authorization", token));
    }

    /** Everybody has a session of their own. */
    private Request page() throws IOException, InterruptedException {
        String cookie = LogIn.cookie(address.resolve("portal/"), "teacher", password);
        return sending(
                () -> Call.get(address.resolve("portal/classes/tutorial"), Map.of("Cookie", cookie)), "<h1>Tutorial");
    }
}
