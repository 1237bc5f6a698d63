package dev.rollcall.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class OwnMachineTest {
    @Test
    void theOwnMachineKnowsItself() throws UnknownHostException {
        assertTrue(OwnMachine.has(InetAddress.getLoopbackAddress()));
        assertEquals(false, OwnMachine.has(InetAddress.getByName("192.0.2.77")));
    }
}
