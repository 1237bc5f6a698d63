package dev.rollcall.launcher.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code conf/tomcat-users.xml}: the users of Tomcat's manager. There are none before this file is made. */
record ManagerUsers(Path file) {
    private static final String USERS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!--
              Who may use Tomcat's manager at /manager/html (people) and /manager/text (scripts), from this machine only.
              The password was made when this base was first used; change it here. It is read again within seconds.
            -->
            <tomcat-users xmlns="http://tomcat.apache.org/xml" version="1.0">
              <role rolename="manager-gui"/>
              <role rolename="manager-script"/>
              <user username="manager" password="%s" roles="manager-gui,manager-script"/>
            </tomcat-users>
            """;

    static ManagerUsers in(CatalinaBase base) {
        return new ManagerUsers(base.conf().resolve("tomcat-users.xml"));
    }

    /** Returns whether the file is there; it is made when all settings were copied. */
    boolean exists() {
        return Files.exists(file);
    }

    /** Writes the file with mode 0600 unless there is one. */
    void ensure(String password) throws IOException {
        PrivateFiles.createFile(file, USERS.formatted(password));
    }
}
