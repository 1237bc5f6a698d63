package dev.rollcall.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every address of the portal is behind a role in {@code web.xml}, or is here among those that are open on purpose. */
class RightsTest {
    private static final Path DESCRIPTOR = Path.of("src", "main", "webapp", "WEB-INF", "web.xml");

    /** For people who are not logged in yet, or not any more; {@code /accounts} is for programs, and asks for a token. */
    private static final Set<String> OPEN =
            Set.of("/login/*", "/logout", "/session", "/setup", "/error", "/password/*", "/accounts");

    private static Element descriptor;

    @BeforeAll
    static void read() throws Exception {
        descriptor = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(DESCRIPTOR.toFile())
                .getDocumentElement();
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    private static Set<String> texts(Element parent, String name) {
        return elements(parent, name).map(Element::getTextContent).collect(Collectors.toSet());
    }

    private static Set<String> guarded() {
        return elements(descriptor, "security-constraint")
                .flatMap(constraint -> texts(constraint, "url-pattern").stream())
                .collect(Collectors.toSet());
    }

    private static boolean covers(String guard, String pattern) {
        if (!guard.endsWith("/*")) {
            return guard.equals(pattern);
        }
        String folder = guard.substring(0, guard.length() - "/*".length());
        return pattern.equals(folder) || pattern.startsWith(folder + "/");
    }

    @Test
    void everyAddressIsBehindARoleOrOpenOnPurpose() {
        Set<String> guarded = guarded();

        List<String> patterns = new PortalApplication().patterns();
        Set<String> unguarded = new HashSet<>(patterns);
        unguarded.removeIf(pattern -> guarded.stream().anyMatch(guard -> covers(guard, pattern)));

        assertTrue(patterns.contains("/admin/accounts"));
        assertEquals(OPEN, unguarded);
    }

    @Test
    void everyRuleNamesARoleAndHoldsForEveryMethod() {
        elements(descriptor, "security-constraint").forEach(constraint -> {
            String rule = constraint.getTextContent();
            assertEquals(1, elements(constraint, "auth-constraint").count(), rule);
            assertTrue(elements(constraint, "role-name").count() > 0, rule);
            assertEquals(Set.of(), texts(constraint, "http-method"), rule);
            assertEquals(Set.of(), texts(constraint, "http-method-omission"), rule);
        });
    }
}
