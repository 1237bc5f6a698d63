package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * The identity of a web application as a service.
 *
 * @param name its service
 * @param required the services whose providers it wants to be told
 * @param configuredUrl its address, if it was configured
 * @param instanceId its id, if it was configured
 * @param version its release, for people
 * @param zone where it runs, for people
 */
record Identity(
        ServiceName name,
        List<ServiceName> required,
        Optional<URI> configuredUrl,
        Optional<InstanceId> instanceId,
        Optional<String> version,
        Optional<String> zone) {

    private static final String NAME = "rollcall.service.name";

    /** The settings that only the context can give. */
    static final Set<String> KEYS = Set.of(
            NAME,
            "rollcall.service.requires",
            "rollcall.service.url",
            "rollcall.service.instance-id",
            "rollcall.service.version");

    /** Returns the identity that the web application declares; empty if it is to be no service. */
    static Optional<Identity> declared(Settings settings, ServletContext context) {
        return settings.identity(NAME).map(text -> of(name(NAME, text), List.of(), settings, context));
    }

    /** Returns the identity of a service whose name and requirements are part of its code. */
    static Identity of(ServiceName name, List<ServiceName> required, Settings settings, ServletContext context) {
        List<ServiceName> all = new java.util.ArrayList<>(required);
        settings.identityList("rollcall.service.requires").forEach(r -> all.add(name("rollcall.service.requires", r)));
        return new Identity(
                name,
                List.copyOf(all),
                settings.identityUri("rollcall.service.url"),
                settings.identity("rollcall.service.instance-id").map(Identity::instanceId),
                settings.identity("rollcall.service.version").or(() -> version(context)),
                settings.text("rollcall.service.zone"));
    }

    /** Returns what to tell the registry about a service reached at {@code url}. */
    Registration registration(URI url) {
        Registration plain = Registration.of(name, instanceId.orElseGet(() -> InstanceId.of(url)), url)
                .withRequired(required)
                .withUpdateUrl(URI.create(url + ProviderUpdateServlet.PATH))
                .withHeartbeatUrl(URI.create(url + HeartbeatServlet.PATH));
        Registration versioned = version.map(plain::withVersion).orElse(plain);
        return zone.map(versioned::withZone).orElse(versioned);
    }

    /** Returns the context's own name in Tomcat, version included: {@code app##002}, {@code a#b}, {@code ROOT}. */
    static String contextName(ServletContext context) {
        Object temp = context.getAttribute(ServletContext.TEMPDIR);
        return temp instanceof File folder ? folder.getName() : folderName(context);
    }

    /** Returns the context path as a folder name: {@code portal}, {@code a#b}, {@code ROOT}. */
    static String folderName(ServletContext context) {
        String path = context.getContextPath();
        return path.isEmpty() ? "ROOT" : path.substring(1).replace('/', '#');
    }

    /** Returns the context path as people know it: {@code /portal}, or {@code /} for the root. */
    static String place(ServletContext context) {
        String path = context.getContextPath();
        return path.isEmpty() ? "/" : path;
    }

    private static Optional<String> version(ServletContext context) {
        try (InputStream in = context.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            if (in != null) {
                String version = new Manifest(in).getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
                return Optional.ofNullable(version).filter(v -> !v.isBlank());
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static ServiceName name(String key, String text) {
        try {
            return new ServiceName(text);
        } catch (IllegalArgumentException e) {
            throw new SettingException(key + " (context parameter) is not a service name: " + e.getMessage());
        }
    }

    private static InstanceId instanceId(String text) {
        try {
            return new InstanceId(text);
        } catch (IllegalArgumentException e) {
            throw new SettingException("rollcall.service.instance-id (context parameter) is no id: " + e.getMessage());
        }
    }
}
