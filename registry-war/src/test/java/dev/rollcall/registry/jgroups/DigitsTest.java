package dev.rollcall.registry.jgroups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.testing.Ports;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.registry.cluster.ClusterConfig;
import dev.rollcall.registry.cluster.ClusterConfig.Member;
import dev.rollcall.registry.cluster.MembershipView;
import dev.rollcall.registry.cluster.Transport.Receiver;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JGroups does not work where the language of the machine has digits of its own, as Arabic and Persian have. */
class DigitsTest {
    private static final Receiver NOBODY = new Receiver() {
        @Override
        public void viewed(MembershipView view) {}

        @Override
        public void received(String from, byte[] message) {}
    };

    private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

    @BeforeEach
    void speakArabic() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(Locale.Category.FORMAT, before);
    }

    @Test
    void itIsSaidWhatToDo() {
        Member here = new Member("127.0.0.1", Ports.free());
        ClusterConfig config = new ClusterConfig(List.of(here), Optional.empty(), true);
        SealKey key = SealKey.of(ServiceKey.parse(RunningNode.KEY));
        try (JGroupsTransport transport = new JGroupsTransport("00000001", config, key, SystemTime.INSTANCE)) {
            IOException refused = assertThrows(IOException.class, () -> transport.open(NOBODY));

            assertEquals(
                    "the digits of this machine's language are not 0 to 9, with which alone JGroups works: start Tomcat with"
                            + " -Duser.extensions.format=u-nu-latn",
                    refused.getMessage());
        }
    }
}
