package dev.rollcall.registry.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.ProviderUpdateCodec;
import dev.rollcall.registry.Fixtures;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairShareTest {

    /** What the kit reads of an update. */
    private static final int RECEIVED = 4 << 20;

    private static final int LONGEST_URL = 2048;
    private static final ServiceName SHOP = new ServiceName("Shop");

    private static List<Provider> providers(ServiceName name, int count, int urlLength, String version) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    String begin = "http://host-" + i + ".example:8080/";
                    URI url = URI.create(begin + "x".repeat(Math.max(0, urlLength - begin.length())));
                    return new Provider(name, url, Optional.of(new InstanceId("instance-" + i)), Optional.of(version));
                })
                .toList();
    }

    private static List<Provider> providers(ServiceName name, int count, int urlLength) {
        return providers(name, count, urlLength, "1.0");
    }

    private static Map<ServiceName, List<Provider>> ration(List<List<Provider>> offered) {
        Map<ServiceName, List<Provider>> all = new TreeMap<>();
        offered.forEach(providers -> all.put(providers.get(0).name(), providers));
        return FairShare.of(all);
    }

    /** Writes and reads it, and returns how long it is. */
    private static int received(Map<ServiceName, List<Provider>> told) {
        List<Provider> all = new ArrayList<>();
        told.values().forEach(all::addAll);
        byte[] bytes = ProviderUpdateCodec.write(ProviderUpdate.full("v", all));
        assertEquals(all, ProviderUpdateCodec.read(bytes).added());
        assertTrue(bytes.length < RECEIVED, bytes.length + " bytes");
        return bytes.length;
    }

    @Test
    void whatFitsIsToldAsItIs() {
        List<Provider> stock = providers(Fixtures.STOCK, ProviderUpdateCodec.MAX_PROVIDERS, 200);

        Map<ServiceName, List<Provider>> told = ration(List.of(stock));

        assertSame(stock, told.get(Fixtures.STOCK));
        received(told);
    }

    @Test
    void ofAServiceWithLongAddressesAsManyAreToldAsAReceiverTakes() {
        List<Provider> stock = providers(Fixtures.STOCK, 3_500, LONGEST_URL);

        Map<ServiceName, List<Provider>> told = ration(List.of(stock));

        int count = told.get(Fixtures.STOCK).size();
        assertEquals(stock.subList(0, count), told.get(Fixtures.STOCK));
        assertTrue(received(told) > RECEIVED * 9 / 10, count + " providers");
    }

    @Test
    void aTextThatGrowsWhenItIsWrittenCountsForWhatItTakes() {
        ServiceName umlauts = new ServiceName("\u00fc\u20ac\"".repeat(42));

        received(ration(List.of(providers(umlauts, 3_500, 500, "\u20ac\\".repeat(128)))));
        received(ration(List.of(providers(umlauts, 1_000, LONGEST_URL, "\u20ac".repeat(256)))));
    }

    @Test
    void aLargeServiceTakesNothingFromASmallOne() {
        List<Provider> log = providers(Fixtures.LOG, 500, LONGEST_URL);

        Map<ServiceName, List<Provider>> told = ration(List.of(providers(Fixtures.STOCK, 9_000, LONGEST_URL), log));

        assertSame(log, told.get(Fixtures.LOG));
        assertTrue(told.get(Fixtures.STOCK).size() > 1_000);
        received(told);
    }

    @Test
    void whatOneDoesNotNeedIsForTheOthersWhoGetAsMuch() {
        Map<ServiceName, List<Provider>> told = ration(List.of(
                providers(Fixtures.STOCK, 10_000, 50),
                providers(SHOP, 10_000, 50),
                providers(Fixtures.LOG, 1_000, 50)));

        assertEquals(1_000, told.get(Fixtures.LOG).size());
        assertEquals(4_500, told.get(SHOP).size());
        assertEquals(4_500, told.get(Fixtures.STOCK).size());
        received(told);
    }
}
