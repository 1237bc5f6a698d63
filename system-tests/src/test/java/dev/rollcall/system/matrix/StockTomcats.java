package dev.rollcall.system.matrix;

import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.Tomcat;
import dev.rollcall.system.harness.TomcatProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Those that somebody has unpacked or installed, and set up as {@code docs/operations.md} says. */
final class StockTomcats implements Tomcats {
    private static final String REGISTRY_URL = "rollcall.registry.url";

    private final List<Base> bases = new ArrayList<>();
    private final List<TomcatProcess> running = new ArrayList<>();
    private final List<Member> members;
    private final Contexts contexts;

    private StockTomcats(List<Member> members, Contexts contexts) {
        this.members = members;
        this.contexts = contexts;
    }

    /** A base as somebody has who unpacked a Tomcat; skips where there is no such JDK. */
    static Base base(String name, Tomcat tomcat, int jdk) {
        return Base.stock(name, tomcat).on(Installation.requireJdk(jdk));
    }

    /** One Tomcat, in whose {@code webapps} all four WARs are, under names of which only the usual ones need no setting. */
    static StockTomcats one(Base base, Contexts contexts) {
        for (Member member : Services.FOUR) {
            base.war(Installation.war(member.word()), contexts.name(member));
        }
        return empty(base, contexts);
    }

    /** One Tomcat, into which the WARs are brought when it runs. */
    static StockTomcats empty(Base base, Contexts contexts) {
        var one = new StockTomcats(Services.FOUR, contexts);
        one.bases.add(base);
        return one;
    }

    /** A Tomcat for each service, which is the root of it. */
    static StockTomcats separate(String name, Tomcat tomcat, int jdk, List<Member> members) {
        var separate = new StockTomcats(members, Contexts.ROOTS);
        for (Member member : members) {
            separate.bases.add(
                    base(name + "-" + (separate.bases.size() + 1), tomcat, jdk).root(member.word()));
        }
        List<Base> registries = separate.bases.subList(0, Collections.frequency(members, Member.REGISTRY));
        if (registries.size() > 1) {
            Base.cluster(registries.toArray(Base[]::new));
        }
        String all = registries.stream().map(base -> base.uri("").toString()).collect(Collectors.joining(","));
        for (Base base : separate.bases) {
            if (registries.contains(base)) {
                base.set(REGISTRY_URL, base.uri("").toString());
            } else {
                base.set(REGISTRY_URL, all).keyOf(registries.get(0));
            }
        }
        return separate;
    }

    @Override
    public Services start() {
        bases.forEach(base -> running.add(base.start()));
        running.forEach(TomcatProcess::awaitStarted);
        return Services.at(
                with(Member.PORTAL).uri(contexts.path(Member.PORTAL)),
                with(Member.PORTAL).trust(),
                with(Member.GRADING).uri(contexts.path(Member.GRADING)),
                with(Member.REGISTRY).uri(contexts.path(Member.REGISTRY) + "services"),
                () -> Keys.of(with(Member.REGISTRY)),
                members);
    }

    /** The first that carries a service: there is one for each, or one for all. */
    private Base with(Member member) {
        return bases.size() == 1 ? bases.get(0) : bases.get(members.indexOf(member));
    }

    /** Returns the first of them, which was started. */
    TomcatProcess first() {
        return running.get(0);
    }

    @Override
    public List<Path> consoles() {
        return bases.stream()
                .map(base -> base.directory().resolve("console.log"))
                .toList();
    }

    /** Whoever asks others ends before them. */
    @Override
    public void terminate() {
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).terminate();
        }
    }

    @Override
    public void close() {
        running.forEach(TomcatProcess::close);
    }
}
