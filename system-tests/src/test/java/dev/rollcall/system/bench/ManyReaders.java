package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** 2,000 who wait for a change and 500 who follow events, what that costs, and that a change reaches all of them. */
final class ManyReaders implements Measurement {
    private static final int POLLS = 2000;
    private static final int STREAMS = 500;
    private static final int CHANGES = 5;
    private static final String WHO = POLLS + " long polls and " + STREAMS + " streams";
    private static final ServiceName CHANGING = Changes.CHANGING;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        try (RegistryAlone registry = RegistryAlone.start("readers")) {
            RegistryClient client = registry.client();
            client.provider(CHANGING, "first");
            Costs without = Costs.of(registry.process());
            List<Sample> told = new ArrayList<>();
            for (int change = 0; change < CHANGES; change++) {
                try (var readers = new Readers(registry.services())) {
                    open(readers, registry);
                    Memory.settle();
                    readers.requireWaiting();
                    if (change == 0) {
                        table.add(Figure.beside(
                                WHO + " that wait",
                                Costs.of(registry.process()).toString(),
                                "without them " + without));
                    }
                    told.add(told(client, readers, "told-" + change));
                }
            }
            table.add(Figure.beside(
                            "a change reaches " + WHO + ", " + CHANGES + " times",
                            Sample.repeated(told) + ", the last one "
                                    + Sample.of(told.stream().map(Sample::max).toList())
                                            .range(),
                            "all of them")
                    .with(Sample.joined(told)));
        }
    }

    /** What a process needs that is idle. */
    private record Costs(OptionalLong threads, OptionalLong memory, String heap) {
        static Costs of(ProcessHandle process) throws IOException, InterruptedException {
            Memory.settle();
            // Resident memory first: the full collection changes it.
            return new Costs(Memory.threads(process), Memory.resident(process), Memory.heap(process));
        }

        @Override
        public String toString() {
            return threads.orElse(-1) + " threads, " + Memory.text(memory) + " resident, " + heap + " of heap in use";
        }
    }

    private static void open(Readers readers, RegistryAlone registry) throws IOException {
        String token = registry.keys().bearer(ServiceName.PORTAL, ServiceName.REGISTRY);
        URI changing = URI.create(registry.services() + "?name=" + CHANGING.value());
        String roll = Call.get(changing, Map.of("Authorization", token)).send();
        String target = changing.getPath() + "?" + changing.getQuery();
        String who = "Authorization: " + token;
        try (var reader = Receiver.JSON.createReader(new StringReader(roll))) {
            String revision = reader.readObject().getString("Revision");
            readers.open(POLLS, target + "&since=" + revision + "&wait=PT1M", "application/json", who);
        }
        readers.open(STREAMS, target, "text/event-stream", who);
    }

    private static Sample told(RegistryClient client, Readers readers, String id)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        readers.await(id);
        client.provider(CHANGING, id);
        readers.allTold(PATIENCE);
        return readers.since(begin);
    }
}
