package dev.rollcall.registry.jgroups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Ports;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.cluster.MembershipLog;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three nodes on real connections in one JVM. */
class JGroupsClusterTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int NOBODY = 9;
    private static final String OTHER_KEY = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA";

    private final List<RunningNode> running = new ArrayList<>();
    private final List<Integer> ports = Ports.free(3);

    private RunningNode start(int number) {
        RunningNode node = RunningNode.start(ports.get(number), ports, RunningNode.KEY);
        running.add(node);
        return node;
    }

    private void together(int count) {
        Eventually.passes(SOON, () -> running.forEach(node -> assertTrue(node.sees(count), node.members.now() + "")));
    }

    @AfterEach
    void closeAll() {
        running.forEach(RunningNode::close);
    }

    @Test
    void whatOneNodeTakesAllKnowAndNobodyIsLostWithANode() throws Exception {
        RunningNode first = start(0);
        Eventually.passes(SOON, () -> assertTrue(first.sees(1)));
        first.register(8000);
        RunningNode second = start(1);
        RunningNode third = start(2);
        together(3);

        second.register(8001);
        assertTrue(second.cluster.replication().awaitConfirmed(SOON));
        Eventually.passes(
                SOON, () -> running.forEach(node -> assertTrue(node.lists(8000) && node.lists(8001), node.id)));
        first.close();
        running.remove(first);
        together(2);
        third.roll.deregister(Fixtures.id(8000), 1, entry -> true);

        Eventually.passes(SOON, () -> assertFalse(second.lists(8000)));
        assertTrue(second.lists(8001));
        List<MembershipLog.Noted> views = second.cluster.views().all();
        assertEquals(
                "left: 127.0.0.1:" + ports.get(0), views.get(views.size() - 1).cause());
    }

    @Test
    void whoHasAnotherKeyOrNoneIsNoMember() throws Exception {
        RunningNode first = start(0);
        Eventually.passes(SOON, () -> assertTrue(first.sees(1)));
        RunningNode foreign = RunningNode.start(ports.get(1), ports, OTHER_KEY);
        running.add(foreign);
        try (Socket browser = new Socket("127.0.0.1", ports.get(0))) {
            browser.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Eventually.passes(SOON, () -> assertTrue(first.transport.strangers() >= 2));
        }
        Eventually.passes(SOON, () -> assertTrue(foreign.sees(1)));
        foreign.register(8000);
        RunningNode second = start(2);

        Eventually.passes(SOON, () -> assertTrue(second.sees(2)));
        assertFalse(first.lists(8000));
        assertTrue(foreign.sees(1));
    }

    @Test
    void oneThatNamesOthersWronglyIsFoundAndKnowsWhoIsNotNamed() {
        RunningNode first = start(0);
        RunningNode mistaken = RunningNode.start(ports.get(1), List.of(ports.get(1), NOBODY), RunningNode.KEY);
        running.add(mistaken);

        together(2);

        Eventually.passes(SOON, () -> assertEquals(Set.of("127.0.0.1:" + ports.get(0)), mistaken.transport.unnamed()));
        assertEquals(Set.of(), first.transport.unnamed());
    }

    @Test
    void nothingIsLeftWhenANodeHasEnded() {
        RunningNode node = start(0);
        Eventually.passes(SOON, () -> assertTrue(node.sees(1)));
        node.close();

        Eventually.passes(SOON, () -> assertEquals(Set.of(), threadsOfClusters()));
    }

    private static Set<String> threadsOfClusters() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("jgroups") || name.contains("rollcall-registry") || name.contains("Tcp"))
                .collect(Collectors.toSet());
    }
}
