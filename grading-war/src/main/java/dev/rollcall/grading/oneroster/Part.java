package dev.rollcall.grading.oneroster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of an archive that are read and written, with their columns in the order of OneRoster CSV 1.2. Version 1.1 has
 * some of them elsewhere, or not at all: columns are found by name.
 */
public enum Part {
    /** Terms. */
    ACADEMIC_SESSIONS("academicSessions", "title* type* startDate endDate parentSourcedId schoolYear"),
    /** Schools, of which the grade book has one. */
    ORGS("orgs", "name type identifier parentSourcedId"),
    /** What is taught. */
    COURSES("courses", "schoolYearSourcedId title* courseCode grades orgSourcedId subjects subjectCodes"),
    /** Classes. */
    CLASSES(
            "classes",
            "title* grades courseSourcedId* classCode classType location schoolSourcedId termSourcedIds* subjects"
                    + " subjectCodes periods"),
    /** People. */
    USERS(
            "users",
            "enabledUser username* userIds givenName* familyName* middleName identifier email sms phone agentSourcedIds"
                    + " grades password userMasterIdentifier resourceSourcedIds preferredGivenName preferredMiddleName"
                    + " preferredFamilyName primaryOrgSourcedId pronouns"),
    /** What people are in the school; new in 1.2. */
    ROLES("roles", "userSourcedId* roleType role* beginDate endDate orgSourcedId userProfileSourcedId"),
    /** Enrolments in classes. */
    ENROLLMENTS("enrollments", "classSourcedId* schoolSourcedId userSourcedId* role* primary beginDate endDate"),
    /** Kinds of work. */
    CATEGORIES("categories", "title* weight"),
    /** Work. */
    LINE_ITEMS(
            "lineItems",
            "title* description assignDate dueDate classSourcedId* categorySourcedId academicSessionSourcedId"
                    + " resultValueMin resultValueMax schoolSourcedId"),
    /** Marks. */
    RESULTS(
            "results",
            "lineItemSourcedId* studentSourcedId* scoreStatus* score scoreDate comment textScore classSourcedId"
                    + " inProgress incomplete late missing"),
    /** Letters; new in 1.2. */
    SCORE_SCALES("scoreScales", "title* type orgSourcedId courseSourcedId classSourcedId* scoreScaleValue*");

    /** All files that a manifest of 1.2 lists, in its order. */
    static final List<String> LISTED = List.of(
            "academicSessions",
            "categories",
            "classes",
            "classResources",
            "courses",
            "courseResources",
            "demographics",
            "enrollments",
            "lineItemLearningObjectiveIds",
            "lineItems",
            "lineItemScoreScales",
            "orgs",
            "resources",
            "resultLearningObjectiveIds",
            "results",
            "resultScoreScales",
            "roles",
            "scoreScales",
            "userProfiles",
            "userResources",
            "users");

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // Stream.toList is immutable
    private final List<String> columns;

    @SuppressWarnings("ImmutableEnumChecker") // likewise
    private final Set<String> needed;

    /** @param columns behind the three that all have; an asterisk after those without which the file cannot be read */
    Part(String word, String columns) {
        this.word = word;
        List<String> all = List.of(("sourcedId* status dateLastModified " + columns).split(" "));
        this.columns = all.stream().map(column -> column.replace("*", "")).toList();
        this.needed = all.stream()
                .filter(column -> column.endsWith("*"))
                .map(column -> column.replace("*", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns what the standard calls it. */
    public String word() {
        return word;
    }

    /** Returns the file of this name without its ending. */
    static Optional<Part> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word.equals(word)).findFirst();
    }

    String file() {
        return word + ".csv";
    }

    /** Returns the first line. */
    List<String> columns() {
        return columns;
    }

    /** Returns the columns without which nothing in the file can be read. */
    Set<String> needed() {
        return needed;
    }
}
