package dev.rollcall.system.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;

/** A program that logs with Log4j to nowhere. */
final class NullProgram implements AutoCloseable {

    private static final String XML = """
            <Configuration status='OFF'>
              <Appenders><Null name='nothing'/></Appenders>
              <Loggers><Root level='INFO'><AppenderRef ref='nothing'/></Root></Loggers>
            </Configuration>
            """;

    private final LoggerContext context = new LoggerContext("nothing");

    NullProgram() throws IOException {
        context.start(new XmlConfiguration(
                null, new ConfigurationSource(new ByteArrayInputStream(XML.getBytes(StandardCharsets.UTF_8)))));
    }

    Logger logger() {
        return context.getLogger("example.Nothing");
    }

    @Override
    public void close() {
        context.stop(1, TimeUnit.SECONDS);
    }
}
