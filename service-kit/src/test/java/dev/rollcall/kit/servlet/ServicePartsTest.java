package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InMemoryRegistry;
import dev.rollcall.kit.registry.Registrar;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Eventually;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePartsTest {

    private static final ServiceKey KEY = ServiceKey.parse("A".repeat(43));

    private final AtomicReference<ServletContext> context = new AtomicReference<>();
    private final AtomicBoolean broken = new AtomicBoolean();

    @TempDir
    Path temp;

    @Test
    void everyPartIsClosedThoughTheGoodbyeFails() throws Exception {
        try (EmbeddedTomcat registry = KitTomcat.registry(new InMemoryRegistry());
                EmbeddedTomcat ignored = EmbeddedTomcat.start("/parts", app -> {
                    KitTomcat.nameEngine(app);
                    app.context().addServletContainerInitializer((classes, c) -> context.set(c), null);
                })) {
            ServiceParts parts = parts(Map.of(
                    "rollcall.data.dir",
                    temp.toString(),
                    "rollcall.registry.url",
                    registry.uri("").toString()));
            parts.registrar().start();
            Eventually.isTrue(
                    KitTomcat.SOON, "registered", () -> parts.registrar().state() == Registrar.State.REGISTERED);

            broken.set(true);
            parts.close();

            // An executor says that it has ended a moment before its last thread has.
            Eventually.isTrue(KitTomcat.SOON, "no thread left", () -> !KitTomcat.threadsLeft("parts"));
            DataDirectory.open(temp, "kit/parts", "somebody else").close();
        }
    }

    private ServiceParts parts(Map<String, String> values) {
        Settings settings = Settings.of(values);
        Identity identity = Identity.of(ServiceName.GRADING, List.of(), settings, context.get());
        return new ServiceParts(identity, context.get(), settings, this::key, temp);
    }

    /** A {@link KeyRing} that breaks. */
    private Optional<ServiceKey> key(ServiceName name) {
        if (broken.get()) {
            throw new IllegalStateException("no key for " + name);
        }
        return Optional.of(KEY);
    }
}
