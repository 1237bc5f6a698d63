package dev.rollcall.portal.page;

import dev.rollcall.portal.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its content.
 *
 * @param title of the page
 * @param to the addresses
 * @param texts in the language of the user
 * @param user the login name; empty when no user is logged in
 * @param navigation what the user may open
 * @param token to be sent with every form
 * @param notice shown once
 */
public record Frame(
        String title,
        Routes to,
        Texts texts,
        String user,
        List<Link> navigation,
        String token,
        @Nullable Notice notice) {

    public Frame {
        navigation = List.copyOf(navigation);
    }

    /** Whether the navigation leads to an address. */
    public boolean opens(String href) {
        return navigation.stream().anyMatch(link -> link.href().equals(href));
    }

    /** An entry of the navigation. */
    public record Link(String label, String href, boolean current) {}
}
