package dev.rollcall.grading.http;

import dev.rollcall.kit.servlet.ProblemType;

/** The failures only the grade book answers; {@code docs/protocol/grading.md} says what a client does about each. */
public enum GradingProblem implements ProblemType {
    /** 412 with the member {@code current}: another write was faster. */
    STALE("stale", "It has changed since you saw it", 412),
    /** 428: a write must say what its writer saw. */
    VERSION_REQUIRED("version-required", "The request does not say which version it changes", 428),
    /** 409: nothing changes in the classes of a closed term. */
    TERM_CLOSED("term-closed", "The term is closed", 409),
    /** 409: what is left of an erased student gets no name again. */
    ERASED("erased", "The student was erased", 409),
    /** 422 with the members {@code reason} and {@code line}: a file that cannot be read at all. */
    FILE_UNREADABLE("file-unreadable", "The file cannot be read", 422),
    /** 409 with the members {@code conflicts} and {@code count}: what an import would change has changed since its preview. */
    IMPORT_STALE("import-stale", "The class has changed since the preview", 409),
    /** 422: an {@code Idempotency-Key} stands for one request. */
    KEY_REUSED("key-reused", "The key was used for another request", 422);

    private final String slug;
    private final String title;
    private final int status;

    GradingProblem(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
