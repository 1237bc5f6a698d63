package dev.rollcall.kit.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.log4j.LogConnector;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.registry.ServiceClient;
import dev.rollcall.kit.registry.Signer;
import dev.rollcall.kit.registry.ViewFile;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.spool.Gzip;
import dev.rollcall.kit.spool.SpoolHome;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.LogCapture;
import dev.rollcall.kit.time.SystemTime;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogShippingTest {

    private static final ServiceName STOCK = new ServiceName("Stock");
    private static final InstanceId ONE = new InstanceId("one");

    private final LoggerContext log4j =
            (LoggerContext) LogManager.getContext(LogConnector.class.getClassLoader(), false);
    private final Providers providers = new Providers(ViewFile.none());
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

    @ParameterizedTest
    @CsvSource({"200, ACCEPTED", "204, ACCEPTED", "301, RETRY", "307, RETRY", "405, RETRY", "422, REFUSED"})
    void whatIsSentIsStoredOnlyIfTheLogServiceSaysSo(int status, LogAnswer.Outcome outcome) throws Exception {
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start(app -> app.servlet("/log", new Answering(status)));
                HttpCaller http = new HttpCaller("shipping");
                LogShipping shipping = shipping(List.of(ServiceName.LOG), http)) {
            providers.apply(ProviderUpdate.full("v", List.of(Provider.of(ServiceName.LOG, tomcat.uri("")))));
            shipping.serving(ONE);

            LogAnswer answer =
                    shipping.send(new LogBatch(UUID.randomUUID(), 1, 1, Gzip.compress(new byte[] {'{', '}'})));

            assertEquals(outcome, answer.outcome());
        }
    }

    /** Answers everything with one status. */
    private static final class Answering extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final int status;

        Answering(int status) {
            this.status = status;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(status);
            response.setHeader("Location", "/elsewhere");
        }
    }

    private void configure(String appender) throws IOException {
        String xml = "<Configuration><Appenders>" + appender + "</Appenders><Loggers><Root/></Loggers></Configuration>";
        var source = new ConfigurationSource(new ByteArrayInputStream(xml.getBytes(UTF_8)));
        log4j.reconfigure(new XmlConfiguration(log4j, source));
    }

    /** Lets a service be listed three times. */
    private void serve(List<ServiceName> required) {
        try (LogCapture capture = LogCapture.of(LogShipping.class, Level.WARNING, warnings);
                HttpCaller http = new HttpCaller("shipping");
                LogShipping shipping = shipping(required, http)) {
            shipping.open();
            for (int time = 0; time < 3; time++) {
                shipping.serving(ONE);
            }
        }
    }

    private LogShipping shipping(List<ServiceName> required, HttpCaller http) {
        Optional<String> none = Optional.empty();
        Identity identity = new Identity(STOCK, required, Optional.empty(), Optional.empty(), none, none);
        Signer signer = new Signer(STOCK, new Tokens(KeyRing.empty(), SystemTime.INSTANCE), SystemTime.INSTANCE);
        SpoolHome spool = new SpoolHome(data, Optional.of("shop"), "Stock");
        return new LogShipping(
                identity, spool, providers, new ServiceClient(required, providers, http, signer, SystemTime.INSTANCE));
    }
}
