package dev.rollcall.kit.settings;

/**
 * One value as it was found.
 *
 * @param key the full key
 * @param value the text, stripped
 * @param source where it came from, in words
 */
record Setting(String key, String value, String source) {

    SettingException refused(String expectation) {
        return new SettingException(key + " must be " + expectation + " but was \"" + value + "\" (" + source + ")");
    }
}
