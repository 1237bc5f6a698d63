package dev.rollcall.launcher.status;

import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.roll.Instance;
import dev.rollcall.launcher.roll.Roll;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the roll says of a service.
 *
 * @param name the name it registers under
 * @param tomcat the Tomcat that carries it; empty if it is none of Rollcall's own
 * @param status {@code UP}, {@code SUSPECT}, {@code DOWN}, or {@code UNKNOWN}
 * @param url where it is registered
 * @param informed whether it knows its providers
 * @param reason why it is not up, or nothing is known
 * @param degraded what it reports as not as it should be, while it works
 * @param drained who took it out of use, and why
 */
public record ServiceStatus(
        String name,
        Optional<String> tomcat,
        String status,
        Optional<String> url,
        boolean informed,
        Optional<String> reason,
        Optional<String> degraded,
        Optional<String> drained) {
    private static final String UNKNOWN = "UNKNOWN";

    static ServiceStatus of(War war, String tomcat, Roll roll, Optional<Instance> found) {
        return found.map(instance -> new ServiceStatus(
                        war.service(),
                        Optional.of(tomcat),
                        instance.status(),
                        Optional.of(instance.url()),
                        instance.informed(),
                        instance.isReady() ? Optional.empty() : Optional.of(instance.state()),
                        instance.degraded(),
                        instance.drained()))
                .orElseGet(() -> new ServiceStatus(
                        war.service(),
                        Optional.of(tomcat),
                        UNKNOWN,
                        Optional.empty(),
                        false,
                        roll.trouble().or(() -> Optional.of(war.service() + " is not registered")),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Returns what the roll says of a service that is not one of Rollcall's own. */
    public static ServiceStatus of(Instance instance) {
        return new ServiceStatus(
                instance.name(),
                Optional.empty(),
                instance.status(),
                Optional.of(instance.url()),
                instance.informed(),
                instance.isReady() ? Optional.empty() : Optional.of(instance.state()),
                instance.degraded(),
                instance.drained());
    }

    /** Returns whether it is up and knows its providers. */
    public boolean isReady() {
        return reason.isEmpty();
    }

    /** Returns it under the names that scripts know. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("tomcat", tomcat);
        members.put("status", status);
        members.put("url", url);
        members.put("informed", informed);
        members.put("reason", reason);
        members.put("degraded", degraded);
        members.put("drained", drained);
        return members;
    }

    /** Returns it in one line for people. */
    String line() {
        return "%-16s %-8s  %s"
                .formatted(
                        name,
                        status
                                + degraded.map(why -> " (degraded: " + why + ")")
                                        .orElse("")
                                + drained.map(how -> " (out of use " + how + ")")
                                        .orElse(""),
                        reason.or(() -> url).orElse(""))
                .stripTrailing();
    }
}
