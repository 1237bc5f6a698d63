package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.MasterKeyFile;
import dev.rollcall.launcher.base.Site;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.roll.Trust;
import dev.rollcall.launcher.roll.Trust.TrustFile;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;

/** How the services of a base are reached. */
record Reach(Addresses addresses, List<URI> registries, ServiceKeys keys, SSLContext trust) {

    static Reach of(Addresses addresses, List<URI> registries, byte[] master, Collection<BaseSettings> settings) {
        List<TrustFile> files = settings.stream()
                .flatMap(s ->
                        s.trust().map(path -> new TrustFile(path, s.text(BaseSettings.TRUST + ".password"))).stream())
                .toList();
        return new Reach(addresses, registries, new ServiceKeys(master), Trust.context(files));
    }

    /** Returns how the services of a plan are reached once it is carried out. */
    static Reach of(LaunchPlan plan) {
        return of(
                plan.sites().services(),
                plan.sites().registries(),
                plan.masterKey(),
                plan.sites().all().stream().map(Site::settings).toList());
    }

    /**
     * Returns how a service is reached at a Tomcat that runs; the address is that of the start, which may have had a
     * port offset.
     */
    static Reach running(Site site, War war, URI endpoint) {
        return of(
                Addresses.of(war, endpoint.resolve(site.placement().path(war))),
                List.of(),
                MasterKeyFile.in(site.settings().data()).require(),
                List.of(site.settings()));
    }

    /** Returns all services. */
    Services services() {
        return services(addresses);
    }

    /** Returns some services. */
    Services services(Addresses some) {
        return new Services(some, registries, keys, trust);
    }
}
