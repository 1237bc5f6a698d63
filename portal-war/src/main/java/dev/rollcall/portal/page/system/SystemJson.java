package dev.rollcall.portal.page.system;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.portal.system.ClusterView;
import dev.rollcall.portal.system.Concern;
import dev.rollcall.portal.system.GoneRow;
import dev.rollcall.portal.system.InstanceRow;
import dev.rollcall.portal.system.ServiceCard;
import dev.rollcall.portal.system.SystemView;
import dev.rollcall.portal.system.Trouble;
import dev.rollcall.portal.text.Moment;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The page <em>System</em> for programs, in English; {@code docs/protocol/portal.md} says what the members mean. */
final class SystemJson {
    private SystemJson() {}

    static byte[] of(SystemView view) {
        JsonObjectBuilder json = JsonP.object()
                .add("headline", view.headline())
                .add("state", view.worst().word())
                .add("taken", view.taken().machine());
        time(json, "registryAwaySince", view.awaySince());
        cluster(json, view.cluster());
        return json.add("notice", view.notice())
                .add("concerns", array(view.concerns(), SystemJson::concern))
                .add("services", array(view.services(), SystemJson::service))
                .add("more", view.more())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void cluster(JsonObjectBuilder json, @Nullable ClusterView view) {
        if (view == null) {
            json.addNull("cluster");
        } else {
            json.add("cluster", ClusterJson.of(view.cluster()));
        }
    }

    private static JsonObjectBuilder concern(Concern concern) {
        return JsonP.object()
                .add("service", concern.service())
                .add("state", concern.state().word())
                .add("what", concern.what())
                .add("cause", concern.cause())
                .add("effect", concern.effect())
                .add("action", concern.action());
    }

    private static JsonObjectBuilder service(ServiceCard card) {
        return JsonP.object()
                .add("service", card.wireName())
                .add("name", card.plainName())
                .add("state", card.state().word())
                .add("instances", array(card.instances(), SystemJson::instance))
                .add("more", card.more())
                .add("gone", array(card.gone(), SystemJson::gone))
                .add(
                        "requires",
                        array(
                                card.requires(),
                                required -> JsonP.object()
                                        .add("name", required.plainName())
                                        .add("available", required.available())));
    }

    private static JsonObjectBuilder instance(InstanceRow row) {
        JsonObjectBuilder json = JsonP.object()
                .add("instance", row.instanceId())
                .add("state", row.state().word())
                .add("address", row.address().text())
                .add("version", row.version())
                .add("zone", row.zone())
                .add("signed", row.signed())
                .add("remark", row.remark())
                .add("latency", row.latency())
                .add("uptime", row.uptime())
                .add("history", row.strip().words());
        time(json, "since", row.since());
        time(json, "checked", row.checked());
        trouble(json, row.trouble());
        return json;
    }

    private static JsonObjectBuilder gone(GoneRow row) {
        JsonObjectBuilder json =
                JsonP.object().add("instance", row.instanceId()).add("end", row.end());
        time(json, "since", row.since());
        trouble(json, row.trouble());
        return json;
    }

    private static void trouble(JsonObjectBuilder json, @Nullable Trouble trouble) {
        if (trouble == null) {
            json.addNull("lastError");
            return;
        }
        JsonObjectBuilder told = JsonP.object().add("text", trouble.words());
        time(told, "time", trouble.at());
        json.add("lastError", told);
    }

    private static void time(JsonObjectBuilder json, String member, @Nullable Moment moment) {
        if (moment == null) {
            json.addNull(member);
        } else {
            json.add(member, moment.machine());
        }
    }

    private static <T> JsonArrayBuilder array(List<T> all, Function<T, JsonObjectBuilder> one) {
        JsonArrayBuilder array = JsonP.array();
        all.forEach(each -> array.add(one.apply(each)));
        return array;
    }
}
