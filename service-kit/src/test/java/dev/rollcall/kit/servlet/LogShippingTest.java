package dev.rollcall.kit.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.log4j.LogConnector;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.registry.ServiceClient;
import dev.rollcall.kit.registry.Signer;
import dev.rollcall.kit.registry.ViewFile;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.spool.SpoolHome;
import dev.rollcall.kit.testing.LogCapture;
import dev.rollcall.kit.time.SystemTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogShippingTest {

    private static final ServiceName STOCK = new ServiceName("Stock");
    private static final InstanceId ONE = new InstanceId("one");

    private final LoggerContext log4j =
            (LoggerContext) LogManager.getContext(LogConnector.class.getClassLoader(), false);
    private final List<LogRecord> warnings = new CopyOnWriteArrayList<>();

    @TempDir
    Path data;

    @AfterEach
    void restore() {
        log4j.reconfigure();
    }

    @Test
    void linesThatWaitBecauseNoLogServiceIsRequiredAreSaidOnce() throws IOException {
        configure("<Rollcall name='rollcall'/>");

        serve(List.of());

        assertEquals(
                List.of("lines of the appender Rollcall wait on disk: add LogService to rollcall.service.requires"),
                warnings.stream().map(LogRecord::getMessage).toList());
    }

    @Test
    void nothingIsSaidWhereTheLogServiceIsRequiredOrNothingIsShipped() throws IOException {
        configure("<Rollcall name='rollcall'/>");
        serve(List.of(ServiceName.LOG));
        configure("<Console name='console'/>");
        serve(List.of());

        assertEquals(List.of(), warnings);
    }

    private void configure(String appender) throws IOException {
        String xml = "<Configuration><Appenders>" + appender + "</Appenders><Loggers><Root/></Loggers></Configuration>";
        var source = new ConfigurationSource(new ByteArrayInputStream(xml.getBytes(UTF_8)));
        log4j.reconfigure(new XmlConfiguration(log4j, source));
    }

    /** Lets a service be listed three times. */
    private void serve(List<ServiceName> required) {
        Optional<String> none = Optional.empty();
        Identity identity = new Identity(STOCK, required, Optional.empty(), Optional.empty(), none, none);
        Providers providers = new Providers(ViewFile.none());
        Signer signer = new Signer(STOCK, new Tokens(KeyRing.empty(), SystemTime.INSTANCE), SystemTime.INSTANCE);
        SpoolHome spool = new SpoolHome(data, Optional.of("shop"), "Stock");
        try (LogCapture capture = LogCapture.of(LogShipping.class, Level.WARNING, warnings);
                HttpCaller http = new HttpCaller("shipping");
                LogShipping shipping = new LogShipping(
                        identity,
                        spool,
                        providers,
                        new ServiceClient(required, providers, http, signer, SystemTime.INSTANCE))) {
            shipping.open();
            for (int time = 0; time < 3; time++) {
                shipping.serving(ONE);
            }
        }
    }
}
