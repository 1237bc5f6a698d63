package dev.rollcall.system.harness;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Somebody who opens every page that links lead to, each kind of page once: pages whose addresses differ in nothing but ids
 * and filters are of one kind.
 */
public final class Crawl {
    private static final Pattern ID = Pattern.compile(
            "(?<=/(?:classes|students|items|totals|instances|categories|terms|people|roster|admin/accounts)/)[^/]+");
    private static final Pattern NO_PAGE = Pattern.compile("/portal/(logs/download|system\\.json|assets/.*)");

    private final Page page;
    private final URI address;
    private final Map<String, String> pages = new LinkedHashMap<>();

    /**
     * Somebody who is logged in.
     *
     * @param page the tab
     * @param address of the portal, such as {@code http://127.0.0.1:8080/portal/}
     */
    public Crawl(Page page, URI address) {
        this.page = page;
        this.address = address;
    }

    /** Opens all pages from the start page on; each is shown to {@code look} with its kind, such as {@code /classes/*}. */
    public Crawl from(String start, BiConsumer<String, Page> look) {
        Deque<String> open = new ArrayDeque<>(List.of(address.resolve(start).toString()));
        while (!open.isEmpty()) {
            String next = open.remove();
            Response answer = page.navigate(next);
            String kind = kind(page.url());
            if (pages.putIfAbsent(kind, next) == null) {
                if (answer.status() != 200) {
                    throw new AssertionError(next + " answers " + answer.status());
                }
                look.accept(kind, page);
                links().stream()
                        .filter(link -> !pages.containsKey(kind(link)))
                        .filter(link ->
                                open.stream().noneMatch(known -> kind(known).equals(kind(link))))
                        .forEach(open::add);
            }
        }
        return this;
    }

    /** Returns an address of each kind of page that was opened, by kind. */
    public Map<String, String> pages() {
        return Map.copyOf(pages);
    }

    @SuppressWarnings("unchecked")
    private List<String> links() {
        List<String> links = (List<String>) page.evaluate(
                "[...document.links].filter((link) => !link.hasAttribute('download')).map((link) => link.href)");
        return links.stream()
                .filter(link -> link.startsWith(address.toString()))
                .filter(link -> !NO_PAGE.matcher(URI.create(link).getPath()).matches())
                .toList();
    }

    private String kind(String url) {
        URI uri = URI.create(url);
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        String path = ID.matcher(uri.getPath())
                .replaceAll("*")
                .substring(address.getPath().length() - 1);
        return path + (query.startsWith("trace=") ? "?trace" : "");
    }
}
