package dev.rollcall.portal.remote;

import jakarta.json.JsonObject;

/**
 * A JSON object that the grade book answered with.
 *
 * @param json empty when the answer had none
 * @param version the {@code ETag} without quotes, which a change names; empty when there was none
 */
public record Document(JsonObject json, String version) {}
