package dev.rollcall.system.harness;

import java.nio.file.Path;

/** A stock Tomcat from Maven Central. */
public enum Tomcat {
    /** What is shipped. */
    V11("version.tomcat"),
    /** What the same WARs must run on as well. */
    V10("version.tomcat10");

    private final String property;

    Tomcat(String property) {
        this.property = property;
    }

    /** Returns its {@code CATALINA_HOME}. */
    Path home() {
        return Installation.target("tomcats").resolve("apache-tomcat-" + version());
    }

    String version() {
        return System.getProperty(property);
    }

    /** Returns what its version has in common with those that are as good, such as 11.0. */
    public String series() {
        return version().replaceFirst("\\.[^.]*$", "");
    }

    @Override
    public String toString() {
        return "Tomcat " + version();
    }
}
