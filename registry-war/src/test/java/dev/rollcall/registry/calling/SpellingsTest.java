package dev.rollcall.registry.calling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.registry.RegistrationCodec;
import dev.rollcall.registry.Fixtures;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every family and spelling of an address that is not the caller's is refused, wherever in a registration it stands: by the
 * rules for addresses, or by the policy for callers.
 */
class SpellingsTest {

    private static final List<String> CALLERS = List.of("10.0.0.5", "2001:db8::5");

    /** What a name service that is not to be trusted says; addresses mean themselves. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("localhost", "127.0.0.1"),
            Map.entry("localhost.", "127.0.0.1"),
            Map.entry("ip6-localhost", "::1"),
            Map.entry("loopback.example", "127.8.9.1"),
            Map.entry("mapped.example", "::ffff:127.0.0.1"),
            Map.entry("nowhere.example", "0.0.0.0"),
            Map.entry("private.example", "192.168.0.1"),
            Map.entry("metadata.google.internal", "169.254.169.254"),
            Map.entry("metadata.google.internal.", "169.254.169.254"),
            Map.entry("instance-data.ec2.internal", "fd00:ec2::254"),
            Map.entry("metadata", "169.254.169.254"));

    private final AddressPolicy policy =
            new AddressPolicy(List.of(), SpellingsTest::resolve, InetAddress::isLoopbackAddress);

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        return InetAddress.getAllByName(NAMES.getOrDefault(host, host));
    }

    private static byte[] registration(String member, String address, String own) {
        String json = member.equals("ServiceURL")
                ? "{\"ServiceName\":\"Shop\",\"ServiceURL\":\"%2$s\"}"
                : "{\"ServiceName\":\"Shop\",\"ServiceURL\":\"%3$s\",\"%1$s\":\"%2$s\"}";
        return json.formatted(member, address.replace("\\", "\\\\"), own).getBytes(StandardCharsets.UTF_8);
    }

    private static String urlOf(String caller) {
        return "http://" + (caller.contains(":") ? "[" + caller + "]" : caller) + ":8080/";
    }

    private void refuses(String address) {
        for (String caller : CALLERS) {
            for (String member : List.of("ServiceURL", "ServiceUpdateURL", "HeartbeatURL")) {
                byte[] json = registration(member, address, urlOf(caller));
                Exception refusal = assertThrows(
                        Exception.class,
                        () -> policy.check(RegistrationCodec.read(json), Fixtures.address(caller)),
                        () -> member + " " + address + " from " + caller);
                assertTrue(
                        refusal instanceof AddressRefusedException
                                || refusal instanceof JsonInvalidException
                                || refusal instanceof JsonUnreadableException,
                        refusal::toString);
            }
        }
    }

    static Stream<String> hosts() {
        return Stream.of(
                        // IPv4 as four numbers: loopback, this host, private, shared, link-local, metadata, multicast,
                        // reserved, broadcast, somebody else's
                        "127.0.0.1 127.255.255.254 0.0.0.0 0.0.0.1 10.0.0.6 172.16.0.1 192.168.0.1 100.64.0.1"
                                + " 169.254.0.1 169.254.169.254 100.100.100.200 192.0.2.1 198.18.0.1 203.0.113.9"
                                + " 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 8.8.8.8",
                        // the same in one, two and three numbers, octal, hexadecimal, mixed, too great, with leading
                        // zeros
                        "2130706433 0 1 4294967295 167772165 127.1 127.0.1 10.5 017700000001 0177.0.0.1 0177.1 0177.0.1"
                                + " 0x7f000001 0x7F.0x0.0x0.0x1 0x7f.1 0x7f.0.1 0x 0xa000005 127.0.0.01 127.00.0.1"
                                + " 0127.0.0.1 010.0.0.5 10.0.0.05 0012.0.0.5 127.0.0.257 127.0.0.1.1 4294967296"
                                + " 127.0.0.1. 10.0.0.5. 2852039166 0xA9FEA9FE 0251.0376.0251.0376",
                        // other digits, dots and letters that look the same; percent-encoded
                        "\uff11\uff12\uff17.\uff10.\uff10.\uff11 127\u30020\u30020\u30021 127\uff0e0\uff0e0\uff0e1"
                                + " \u2460\u2461\u2466.0.0.1 \u0661\u0662\u0667.0.0.1 loc\u00adalhost \u24db\u24deca\u24dbhost"
                                + " %31%32%37.0.0.1 127%2e0%2e0%2e1 10.0.0.5%00.example 10.0.0.5%2f@127.0.0.1",
                        // IPv6: loopback, unspecified, compatible, mapped, translated, NAT64, 6to4, Teredo, link-local,
                        // with zone, site-local, unique local, multicast, somebody else's, broken
                        "[::1] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::] [0::0] [::127.0.0.1]"
                                + " [::7f00:1] [::ffff:127.0.0.1] [::FFFF:7F00:1] [0:0:0:0:0:ffff:127.0.0.1]"
                                + " [::ffff:0.0.0.0] [::ffff:10.0.0.6] [::ffff:169.254.169.254] [::ffff:0:127.0.0.1]"
                                + " [64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::a00:5] [64:ff9b:1::a00:5]"
                                + " [2002:7f00:1::] [2002:a00:5::1] [2001:0:7f00:1::] [fe80::1] [fe80::1%eth0]"
                                + " [fe80::1%25eth0] [fe80::1%1] [::1%lo] [::1%25lo] [fec0::1] [fc00::1] [fd00::1]"
                                + " [fd00:ec2::254] [ff02::1] [ff05::1:3] [2001:db8::6] [::ffff:127.0.0.1.1] [127.0.0.1]"
                                + " [::ffff:0177.0.0.1] ::1 [::1 ::1]",
                        // names
                        "localhost LOCALHOST LocalHost localhost. ip6-localhost loopback.example mapped.example"
                                + " nowhere.example private.example metadata.google.internal metadata.google.internal."
                                + " instance-data.ec2.internal metadata name.invalid")
                .flatMap(line -> Stream.of(line.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void anAddressThatIsNotTheCallersIsRefusedHoweverItIsSpelled(String host) {
        refuses("http://" + host + "/x");
        refuses("https://" + host + ":8443/x");
    }

    /** The caller's own address stands where it is not what is called. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.5@127.0.0.1/",
                "http://10.0.0.5:80@127.0.0.1:80/",
                "http://10.0.0.5%40@127.0.0.1/",
                "http://@127.0.0.1/",
                "http://127.0.0.1\\@10.0.0.5/",
                "http://10.0.0.5\\@127.0.0.1/",
                "http://127.0.0.1#@10.0.0.5/",
                "http://127.0.0.1/#10.0.0.5",
                "http://127.0.0.1?@10.0.0.5/",
                "http://127.0.0.1 10.0.0.5/",
                "http://127.0.0.1\t10.0.0.5/",
                "http://127.0.0.1;10.0.0.5/",
                "http://10.0.0.5,127.0.0.1/",
                "http:/10.0.0.5/",
                "http:10.0.0.5",
                "http:///10.0.0.5/",
                "http:////10.0.0.5/",
                "//10.0.0.5/",
                "10.0.0.5:8080",
                "http://10.0.0.5:80:80/",
                "http://10.0.0.5:0/",
                "http://10.0.0.5:65536/",
                "http://10.0.0.5:-80/",
                "file://10.0.0.5/etc/passwd",
                "ftp://10.0.0.5/",
                "gopher://10.0.0.5:70/_x",
                "dict://10.0.0.5:11211/stat",
                "ldap://10.0.0.5/",
                "jar:http://10.0.0.5/x!/",
                "netdoc:///etc/passwd",
                "ws://10.0.0.5/",
                "http+unix://10.0.0.5/"
            })
    void anAddressInDisguiseIsRefused(String address) {
        refuses(address);
    }

    @Test
    void theCallersOwnAddressIsTakenInEverySpellingThatMeansItToEverybody() throws AddressRefusedException {
        for (String host : List.of("10.0.0.5", "[::ffff:10.0.0.5]", "[::ffff:a00:5]")) {
            byte[] json = registration("ServiceURL", "http://" + host + "/", "");
            assertEquals(
                    Map.of(host, List.of(Fixtures.address("10.0.0.5"))),
                    policy.check(RegistrationCodec.read(json), Fixtures.address("10.0.0.5")));
        }
        byte[] json = registration("ServiceURL", "http://[2001:DB8:0::5]/", "");
        assertEquals(
                Map.of("[2001:db8:0::5]", List.of(Fixtures.address("2001:db8::5"))),
                policy.check(RegistrationCodec.read(json), Fixtures.address("2001:db8::5")));
    }
}
