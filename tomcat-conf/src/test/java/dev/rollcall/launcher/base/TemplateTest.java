package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** What the documentation promises of the template, and what must not slip in. */
class TemplateTest {
    private static final Path CONF = Path.of("src/main/base/conf");

    @ParameterizedTest
    @CsvSource({
        "Server, port, -1",
        "Connector, bindOnInit, false",
        "Connector, address, ${rollcall.http.address:-127.0.0.1}",
        "Connector, port, ${rollcall.http.port:-8080}",
        "Connector, xpoweredBy, false",
        "Connector, connectionTimeout, 20000",
        "Connector, maxPostSize, 2097152",
        "Connector, maxHttpRequestHeaderSize, 16384",
        "Host, unpackWARs, true",
        "Host, autoDeploy, true",
    })
    void serverIsHardened(String element, String attribute, String value) throws Exception {
        assertEquals(value, server(element).getAttribute(attribute));
    }

    @Test
    void everyAttributeOfTheConnectorIsExplained() throws Exception {
        String operations = Files.readString(Path.of("../docs/operations.md"));
        var attributes = server("Connector").getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getNodeName();
            assertTrue(operations.contains(name), name);
        }
    }

    @Test
    void accessLogHasTheAddressesOfBrowsersBehindAProxyAndNoHeartbeats() throws Exception {
        Element valve = server("Valve");

        assertEquals("org.apache.catalina.valves.AccessLogValve", valve.getAttribute("className"));
        assertEquals("true", valve.getAttribute("requestAttributesEnabled"));
        assertEquals("rollcall.routine", valve.getAttribute("conditionUnless"));
    }

    @Test
    void nobodyIsAUserOfTheManagerYet() {
        assertFalse(Files.exists(CONF.resolve("tomcat-users.xml")));
    }

    @Test
    void managerIsForThisMachineOnly() throws IOException {
        assertTrue(Files.readString(CONF.resolve("Catalina/localhost/manager.xml"))
                .contains("RemoteCIDRValve\" allow=\"127.0.0.0/8,::1/128\""));
    }

    @Test
    void generatedManagerFileIsReadAsXml() throws Exception {
        Path file = Files.createTempDirectory(Path.of("target"), "users").resolve("tomcat-users.xml");

        new ManagerUsers(file).ensure("kq3v-8m2x");

        Element user = (Element) parse(file).getElementsByTagName("user").item(0);
        assertEquals("kq3v-8m2x", user.getAttribute("password"));
        assertEquals("manager-gui,manager-script", user.getAttribute("roles"));
    }

    private static Element server(String name) throws Exception {
        Element server = parse(CONF.resolve("server.xml"));
        return name.equals("Server")
                ? server
                : (Element) server.getElementsByTagName(name).item(0);
    }

    private static Element parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
    }
}
