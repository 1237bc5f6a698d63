package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.bench.Changes.Told;
import dev.rollcall.system.harness.Cluster;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A provider registers at one of three registries: how long until those subscribers have read about it whom another registry tells,
 * beside the subscribers of a registry alone. There are a hundred each, and as many changes that do not count; both take turns.
 */
final class ChangeAtAnother implements Measurement {
    private static final int SUBSCRIBERS = 100;

    /** Each of three registries delivers a third: after 300 changes two of them still run much that is not compiled. */
    private static final int WARM_UP = 3_000;

    private static final int TURNS = 5;
    private static final int CHANGES = 40;
    private static final double FACTOR = 1.5;
    private static final Duration CHECKED = Duration.ofSeconds(30);
    private static final ServiceName WATCHING = new ServiceName("Watching");

    private final Cluster cluster;

    ChangeAtAnother(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        List<Told> one = new ArrayList<>();
        List<Told> three = new ArrayList<>();
        int others;
        try (RegistryAlone alone = RegistryAlone.start("cluster-beside", ThreeRegistries.HEAP);
                Receiver here = new Receiver();
                Receiver there = new Receiver()) {
            Changes single = new Changes(alone.client(), here, WATCHING).subscribers(SUBSCRIBERS);
            Changes spread = new Changes(client(), there, WATCHING).subscribers(SUBSCRIBERS);
            Set<String> another = toldByAnother();
            others = another.size();
            spread.counting(number -> another.contains(RegistryClient.id(WATCHING, number)));
            single.rounds(WARM_UP);
            spread.rounds(WARM_UP);
            for (int turn = 0; turn < TURNS; turn++) {
                one.add(single.rounds(CHANGES));
                three.add(spread.rounds(CHANGES));
            }
        }
        table.add(figure(one, three, others));
    }

    private RegistryClient client() {
        return new RegistryClient(cluster.registry(1, "/services"), cluster.keys());
    }

    /** Who checks an instance for life also tells it; waits until everybody was checked. */
    private Set<String> toldByAnother() throws IOException {
        Eventually.isTrue(
                CHECKED,
                "all are checked for life",
                () -> checkedBy(1).size() + checkedBy(2).size() + checkedBy(3).size() == SUBSCRIBERS);
        Set<String> another = new HashSet<>();
        for (int number = 2; number <= Cluster.REGISTRIES; number++) {
            another.addAll(checkedBy(number));
        }
        return another;
    }

    private Set<String> checkedBy(int number) throws IOException {
        URI roll = cluster.registry(number, "/services?details=true&name=" + WATCHING.value());
        String token = cluster.keys().bearer(ServiceName.PORTAL, ServiceName.REGISTRY);
        Set<String> checked = new HashSet<>();
        String answer = Call.get(roll, Map.of("Authorization", token)).send();
        try (var reader = Receiver.JSON.createReader(new StringReader(answer))) {
            reader.readObject().getJsonArray("Services").getValuesAs(JsonObject.class).stream()
                    .filter(line -> line.getOrDefault("LastProbe", JsonValue.NULL) != JsonValue.NULL)
                    .forEach(line -> checked.add(line.getString("InstanceId")));
        }
        return checked;
    }

    private static Figure figure(List<Told> one, List<Told> three, int others) {
        List<Sample> alone = one.stream().map(Told::all).toList();
        List<Sample> spread = three.stream().map(Told::all).toList();
        double factor = (double) median(spread).toNanos() / median(alone).toNanos();
        return Figure.goal(
                        "three registries: change at one to knowledge of " + others + " of " + SUBSCRIBERS
                                + " subscribers, whom another tells",
                        Sample.repeated(spread) + String.format(Locale.ROOT, ", x %.2f", factor),
                        "<= x " + FACTOR + " of one registry alone, " + Sample.repeated(alone),
                        factor <= FACTOR)
                .with(Sample.joined(spread))
                .over("one registry alone", Sample.joined(alone));
    }

    private static Duration median(List<Sample> told) {
        return Sample.of(told.stream().map(each -> each.percentile(50)).toList())
                .percentile(50);
    }
}
