package dev.rollcall.portal.accounts;

/** A password as a person chose it: 8 to 128 characters. Never shown. */
public record Password(String value) {
    public static final int MIN_CHARACTERS = 8;
    public static final int MAX_CHARACTERS = 128;

    public Password {
        if (value.length() < MIN_CHARACTERS || value.length() > MAX_CHARACTERS) {
            throw new AccountRefusedException(
                    AccountRefusedException.Reason.INVALID, "password-length", MIN_CHARACTERS, MAX_CHARACTERS);
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new AccountRefusedException(AccountRefusedException.Reason.INVALID, "password-characters");
        }
    }

    @Override
    public String toString() {
        return "********";
    }
}
