package dev.rollcall.system.matrix;

import dev.rollcall.system.harness.FourTomcats.Member;

/** How the four WARs are named in {@code webapps}, without {@code .war}. */
record Contexts(String registry, String log, String grading, String portal) {
    /** As they come. */
    static final Contexts USUAL = new Contexts("registry", "log", "grading", "portal");

    /** Each is the root of a Tomcat. */
    static final Contexts ROOTS = new Contexts("ROOT", "ROOT", "ROOT", "ROOT");

    /** Returns the name of a WAR. */
    String name(Member member) {
        return switch (member) {
            case REGISTRY -> registry;
            case LOG -> log;
            case GRADING -> grading;
            case PORTAL -> portal;
        };
    }

    /** Returns the path of its context, with a slash at its end. */
    String path(Member member) {
        String name = name(member).replaceFirst("##.*", "");
        return name.equals("ROOT") ? "/" : "/" + name.replace('#', '/') + "/";
    }
}
