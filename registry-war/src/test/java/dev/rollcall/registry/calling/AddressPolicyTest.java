package dev.rollcall.registry.calling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.http.AddressRange;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Origin;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressPolicyTest {

    private static final Map<String, List<String>> NAMES = Map.of(
            "shop.example", List.of("10.0.0.5"),
            "both.example", List.of("10.9.9.9", "10.0.0.5"),
            "inside.example", List.of("169.254.169.254"),
            "host.example", List.of("192.0.2.1"));

    private final AddressPolicy policy = new AddressPolicy(
            List.of(AddressRange.parse("172.16.0.0/12")),
            AddressPolicyTest::resolve,
            address -> address.isLoopbackAddress() || address.equals(Fixtures.address("192.0.2.1")));

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        List<String> known = NAMES.get(host);
        return known == null
                ? InetAddress.getAllByName(host)
                : known.stream().map(Fixtures::address).toArray(InetAddress[]::new);
    }

    private Map<String, List<InetAddress>> check(String host, String caller) throws AddressRefusedException {
        return policy.check(
                Registration.of(Fixtures.STOCK, URI.create("http://" + host + ":8080/stock")),
                Fixtures.address(caller));
    }

    private void refused(String host, String caller) {
        assertThrows(AddressRefusedException.class, () -> check(host, caller), host);
    }

    @Test
    void theCallersOwnAddressIsAllowedUnderAnyName() throws AddressRefusedException {
        assertEquals(Map.of("shop.example", List.of(Fixtures.address("10.0.0.5"))), check("Shop.Example", "10.0.0.5"));
        assertEquals(1, check("10.0.0.5", "10.0.0.5").size());
    }

    @Test
    void whatWasPinnedIsJudgedAnew() {
        InetAddress caller = Fixtures.address("10.0.0.5");

        assertTrue(policy.permits(new Origin(false, caller, Map.of("a", List.of(caller)))));
        assertTrue(policy.permits(new Origin(false, caller, Map.of("a", List.of(Fixtures.address("172.16.0.9"))))));
        assertFalse(policy.permits(
                new Origin(false, caller, Map.of("a", List.of(caller), "b", List.of(Fixtures.address("10.0.0.6"))))));
    }

    @Test
    void ofSeveralAddressesOnlyThoseOfTheCallerArePinned() throws AddressRefusedException {
        assertEquals(
                List.of(Fixtures.address("10.0.0.5")),
                check("both.example", "10.0.0.5").get("both.example"));
    }

    @Test
    void othersAddressesAreRefusedHoweverTheyAreSpelled() {
        for (String host : List.of(
                "inside.example",
                "10.0.0.6",
                "127.0.0.1",
                "localhost",
                "0.0.0.0",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "224.0.0.1")) {
            refused(host, "10.0.0.5");
        }
    }

    @Test
    void anAddressThatMeansEverywhereIsNobodysOwn() {
        refused("0.0.0.0", "127.0.0.1");
        refused("[::]", "127.0.0.1");
    }

    @Test
    void loopbackIsLoopbackInBothFamilies() throws AddressRefusedException {
        assertEquals(
                List.of(Fixtures.address("::1")), check("[::1]", "127.0.0.1").get("[::1]"));
        assertEquals(
                Fixtures.address("127.0.0.1"),
                check("localhost", "127.0.0.1").get("localhost").get(0));
    }

    @Test
    void aCallerOnTheOwnMachineMayNameAnyAddressOfThatMachine() throws AddressRefusedException {
        assertEquals(1, check("host.example", "127.0.0.1").size());
        refused("shop.example", "127.0.0.1");
        refused("host.example", "10.0.0.5");
    }

    @Test
    void configuredRangesAreAllowedToEverybody() throws AddressRefusedException {
        assertEquals(1, check("172.17.0.9", "10.0.0.5").size());
    }

    @Test
    void everyAddressOfARegistrationIsChecked() {
        URI own = URI.create("http://10.0.0.5:8080");
        URI foreign = URI.create("http://10.0.0.6:8080/x");
        for (int i = 0; i < 2; i++) {
            Registration registration = Registration.of(Fixtures.STOCK, own)
                    .withUpdateUrl(i == 0 ? foreign : own)
                    .withHeartbeatUrl(i == 1 ? foreign : own);
            AddressRefusedException refusal = assertThrows(
                    AddressRefusedException.class, () -> policy.check(registration, Fixtures.address("10.0.0.5")));
            assertTrue(refusal.sentence().contains(i == 0 ? "ServiceUpdateURL" : "HeartbeatURL"));
        }
    }

    @Test
    void aHostWithoutAddressIsRefused() {
        AddressRefusedException refusal =
                assertThrows(AddressRefusedException.class, () -> check("nowhere.invalid", "127.0.0.1"));

        assertEquals("The host of ServiceURL has no address.", refusal.sentence());
    }

    @Test
    void rangesThatAreNoneAreRefused() {
        Settings settings = Settings.of(Map.of("rollcall.registry.allow", "example.com"));

        assertThrows(SettingException.class, () -> AddressPolicy.from(settings));
    }
}
