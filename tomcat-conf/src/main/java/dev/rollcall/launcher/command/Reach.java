package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.Site;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.roll.Trust;
import dev.rollcall.launcher.roll.Trust.TrustFile;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** How the services of a base are reached. */
record Reach(Map<War, URI> addresses, URI registry, ServiceKeys keys, SSLContext trust) {

    static Reach of(Map<War, URI> addresses, URI registry, byte[] master, Collection<BaseSettings> settings) {
        List<TrustFile> files = settings.stream()
                .flatMap(s ->
                        s.trust().map(path -> new TrustFile(path, s.text(BaseSettings.TRUST + ".password"))).stream())
                .toList();
        return new Reach(addresses, registry, new ServiceKeys(master), Trust.context(files));
    }

    /** Returns how the services of a plan are reached once it is carried out. */
    static Reach of(LaunchPlan plan) {
        return of(
                plan.sites().services(),
                plan.sites().registry(),
                plan.masterKey(),
                plan.sites().all().stream().map(Site::settings).toList());
    }

    /** Returns all services. */
    Services services() {
        return services(addresses.keySet());
    }

    /** Returns some services. */
    Services services(Set<War> wars) {
        Map<War, URI> some = new EnumMap<>(War.class);
        wars.forEach(war -> some.put(war, addresses.getOrDefault(war, registry)));
        return new Services(some, registry, keys, trust);
    }
}
