package dev.rollcall.portal.page;

/**
 * A page that asks before something is done that cannot be undone.
 *
 * @param consequence what will happen
 * @param button what the button says; empty: there is none, because it cannot be done
 * @param version of what is shown, sent with the form
 * @param here where the form is sent
 * @param back where nothing is done
 * @param trouble why it was not done; empty before that was tried
 */
public record ConfirmView(
        String heading, String consequence, String button, long version, String here, String back, String trouble) {}
