package dev.rollcall.registry.jgroups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.registry.cluster.ClusterConfig;
import dev.rollcall.registry.cluster.ClusterConfig.Member;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final Member HERE = new Member("127.0.0.1", 7800);
    private static final Member HERE_TOO = new Member("127.0.0.1", 7801);

    /** Of the range that is set aside for documentation: no machine has it. */
    private static final Member ELSEWHERE = new Member("192.0.2.1", 7800);

    private static Addresses of(Optional<Member> own, Member... members) {
        return Addresses.of(new ClusterConfig(List.of(members), own, true));
    }

    private static String refusal(Optional<Member> own, Member... members) {
        return String.valueOf(
                assertThrows(SettingException.class, () -> of(own, members)).getMessage());
    }

    @Test
    void theOnlyAddressOfThisMachineIsTheOwn() {
        Addresses addresses = of(Optional.empty(), ELSEWHERE, HERE);

        assertEquals(new InetSocketAddress("127.0.0.1", 7800), addresses.own());
        assertEquals(2, addresses.all().size());
    }

    @Test
    void ofSeveralOnOneMachineOneHasToBeNamed() {
        assertTrue(refusal(Optional.empty(), HERE, HERE_TOO)
                .startsWith("rollcall.registry.cluster.address must say which of"));
        assertEquals(7801, of(Optional.of(HERE_TOO), HERE, HERE_TOO).own().getPort());
    }

    @Test
    void aListWithoutThisMachineIsRefused() {
        assertTrue(refusal(Optional.empty(), ELSEWHERE)
                .startsWith("rollcall.registry.cluster.members has no address of this"));
    }

    @Test
    void whatMayBeThisMachineThoughNobodyKnowsItsNameNowIsSaid() {
        assertTrue(
                refusal(Optional.empty(), ELSEWHERE, new Member("nobody.invalid", 7800))
                        .endsWith(
                                "as well, unless it is nobody.invalid, a name that nobody knows now; the registry tries again"));
        assertTrue(refusal(Optional.empty(), ELSEWHERE).endsWith("it must name this registry as well"));
    }

    @Test
    void theOwnAddressIsOneOfTheMembers() {
        assertTrue(
                refusal(Optional.of(HERE_TOO), HERE).contains("which is not among rollcall.registry.cluster.members"));
    }

    @Test
    void aNameThatNobodyKnowsIsLeftOutButCounted() {
        Addresses addresses = of(Optional.empty(), HERE, new Member("nobody.invalid", 7800));

        assertEquals(List.of(new InetSocketAddress("127.0.0.1", 7800)), addresses.all());
        assertEquals(2, addresses.configured());
    }
}
