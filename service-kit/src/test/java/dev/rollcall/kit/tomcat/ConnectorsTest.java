package dev.rollcall.kit.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.Engine;
import org.apache.catalina.Lifecycle;
import org.junit.jupiter.api.Test;

class ConnectorsTest {

    private static final String ENGINE = "several-connectors";

    @Test
    void noneIsUsableBeforeTheLastOneHasStarted() {
        List<Boolean> usable = new CopyOnWriteArrayList<>();
        var last = new org.apache.catalina.connector.Connector();
        last.setPort(0);
        last.setProperty("address", "127.0.0.1");
        last.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.BEFORE_START_EVENT)) {
                usable.addAll(usable());
            }
        });
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start(app -> {
            Engine engine = (Engine) app.context().getParent().getParent();
            engine.setName(ENGINE);
            engine.getService().addConnector(last);
        })) {
            assertEquals(List.of(false, false), usable);
            assertEquals(List.of(true, true), usable());
        }
    }

    private static List<Boolean> usable() {
        return Connectors.of(ENGINE).list().stream().map(Connector::usable).toList();
    }
}
