package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.failure.Sentence;
import dev.rollcall.launcher.roll.Instance;
import dev.rollcall.launcher.roll.Roll;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Are the services on the roll up, and can they be reached from here?
 *
 * @param instances the entries of the roll
 * @param missing what the roll lacks, in words
 * @param connection says why no connection to an address can be made; nothing if it can
 */
record RollCheck(Collection<Instance> instances, List<String> missing, Function<URI, Optional<String>> connection)
        implements Check {
    private static final int AT_ONCE = 32;

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        missing.forEach(what -> findings.add(Finding.wrong(Sentence.of(what).replaceAll("\\.$", "")
                + ": the end of logs/console.log and the page Logs say why.")));
        List<Instance> down =
                others().filter(instance -> !instance.status().equals("UP")).toList();
        Map<Instance, Optional<String>> unreached = unreached(
                instances.stream().filter(instance -> !down.contains(instance)).toList());
        for (Instance instance : instances) {
            instance.degraded()
                    .ifPresent(why -> findings.add(Finding.warning(
                            Sentence.of(instance.name() + " at " + instance.url() + " is degraded: " + why))));
            instance.drained()
                    .ifPresent(how -> findings.add(Finding.warning(
                            Sentence.of(instance.name() + " at " + instance.url() + " is taken out of use " + how))));
            unreached
                    .getOrDefault(instance, Optional.empty())
                    .ifPresent(reason -> findings.add(Finding.wrong(instance.name() + " is registered at "
                            + instance.url() + ", which cannot be reached from here (" + reason
                            + "): look at firewalls, and at rollcall.host or rollcall.service.url of that service.")));
        }
        down.forEach(instance -> findings.add(Finding.warning(
                instance.state() + ", at " + instance.url() + ": its own log and the page System say why.")));
        return findings;
    }

    /** Returns the other services: what Rollcall's own lack is in {@code missing}. */
    private Stream<Instance> others() {
        return new Roll(List.copyOf(instances), Optional.empty()).others().stream();
    }

    /** Tries many at once: each that does not answer takes seconds. */
    private Map<Instance, Optional<String>> unreached(List<Instance> all) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<Instance, CompletableFuture<Optional<String>>> begun = new HashMap<>();
            all.forEach(instance -> begun.put(instance, CompletableFuture.supplyAsync(() -> reach(instance), threads)));
            Map<Instance, Optional<String>> ended = new HashMap<>();
            begun.forEach((instance, reason) -> ended.put(instance, reason.join()));
            return ended;
        } finally {
            threads.shutdown();
        }
    }

    private Optional<String> reach(Instance instance) {
        try {
            return connection.apply(URI.create(instance.url()));
        } catch (IllegalArgumentException e) {
            return Optional.of("that is not an address");
        }
    }
}
