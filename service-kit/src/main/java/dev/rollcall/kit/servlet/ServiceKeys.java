package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.time.Ticker;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The one key of a user's web application: {@code rollcall.service.key}, or derived from the master key where its file
 * can be read. That file may appear later, when the first of Rollcall's own web applications starts. Thread-safe.
 */
final class ServiceKeys implements KeyRing {

    private static final Logger LOG = System.getLogger(ServiceKeys.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ServiceName self;
    private final Path data;
    private final Ticker ticker;
    private Optional<ServiceKey> key;
    private long nextLook;
    private boolean complained;

    ServiceKeys(ServiceName self, Settings settings, Path data, Ticker ticker) {
        this.self = self;
        this.data = data;
        this.ticker = ticker;
        this.nextLook = ticker.nanos();
        this.key = settings.secret("rollcall.service.key").map(this::parse);
    }

    private ServiceKey parse(String text) {
        try {
            return ServiceKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new SettingException("rollcall.service.key must be what `bin/rollcall key " + self + "` prints");
        }
    }

    @Override
    public Optional<ServiceKey> keyOf(ServiceName name) {
        return name.equals(self) ? own() : Optional.empty();
    }

    private synchronized Optional<ServiceKey> own() {
        if (key.isEmpty() && ticker.nanos() - nextLook >= 0) {
            nextLook = ticker.nanos() + PAUSE.toNanos();
            key = derived();
        }
        return key;
    }

    private Optional<ServiceKey> derived() {
        try {
            return MasterKey.load(data).map(master -> master.serviceKey(self));
        } catch (IOException e) {
            if (!complained) {
                LOG.log(Level.WARNING, "master key not read: {0}", e.toString());
            }
            complained = true;
            return Optional.empty();
        }
    }
}
