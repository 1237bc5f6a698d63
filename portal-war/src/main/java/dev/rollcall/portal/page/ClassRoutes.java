package dev.rollcall.portal.page;

import dev.rollcall.portal.history.HistoryFilter;

/**
 * The addresses of one class.
 *
 * @param base the address of the class itself
 */
public record ClassRoutes(String base) {
    public static final String STUDENTS = "students";
    public static final String ITEMS = "items";
    public static final String NEW_ITEM = "new-item";
    public static final String TOTALS = "totals";
    public static final String HISTORY = "history";
    public static final String SETTINGS = "settings";
    public static final String CATEGORIES = "categories";
    public static final String LETTERS = "letters";
    public static final String ROSTER = "roster";
    public static final String NEW_PEOPLE = "new-people";
    public static final String RESULTS = "results";
    public static final String REPORT = "report";
    public static final String REPORTS = "reports";
    public static final String WHAT_IF = "what-if";
    public static final String UNDO = "undo";
    public static final String DELETE = "delete";
    public static final String REMOVE = "remove";
    public static final String ERASE = "erase";
    public static final String DATA = "data";
    public static final String PERSON = "person";
    public static final String FILES = "files";
    public static final String EXPORT = "export";
    public static final String APPLY = "apply";

    /** A student's page: for a teacher all results in a form, for the student the own report. */
    public String student(String id) {
        return base + "/" + STUDENTS + "/" + id;
    }

    /** Where the form of a student's results is sent. */
    public String studentResults(String id) {
        return student(id) + "/" + RESULTS;
    }

    /** What a student sees. */
    public String report(String id) {
        return student(id) + "/" + REPORT;
    }

    /** What students see, one after the other, after the first {@code from} of them. */
    public String reports(int from) {
        return base + "/" + REPORTS + (from == 0 ? "" : "?from=" + from);
    }

    /** The totals that there would be with other scores. */
    public String whatIf(String id) {
        return student(id) + "/" + WHAT_IF;
    }

    /** How the totals of a student come about. */
    public String totals(String student) {
        return base + "/" + TOTALS + "/" + student;
    }

    /** A piece of work. */
    public String item(String id) {
        return base + "/" + ITEMS + "/" + id;
    }

    /** Where the form of its results is sent. */
    public String itemResults(String id) {
        return item(id) + "/" + RESULTS;
    }

    /** Where it is deleted once that is confirmed. */
    public String deleteItem(String id) {
        return item(id) + "/" + DELETE;
    }

    /** Where a piece of work is made. */
    public String newItem() {
        return base + "/" + NEW_ITEM;
    }

    /** What was changed. */
    public String history() {
        return base + "/" + HISTORY;
    }

    /** The changes that a filter lets through. */
    public String history(HistoryFilter filter) {
        String query = filter.query();
        return query.isEmpty() ? history() : history() + "?" + query;
    }

    /** Where something is taken back once that is confirmed. */
    public String undo() {
        return history() + "/" + UNDO;
    }

    /** Where a change is taken back. */
    public String undoOf(long change) {
        return undo() + "?change=" + change;
    }

    /** Where a batch is taken back. */
    public String undoOf(String batch) {
        return undo() + "?batch=" + batch;
    }

    /** How the class calculates. */
    public String settings() {
        return base + "/" + SETTINGS;
    }

    /** Where the class itself is deleted once that is confirmed. */
    public String delete() {
        return base + "/" + DELETE;
    }

    /** Where a category is deleted once that is confirmed. */
    public String deleteCategory(String id) {
        return base + "/" + CATEGORIES + "/" + id + "/" + DELETE;
    }

    /** Where letters are changed; with an empty id where they are made. */
    public String letters(String scheme) {
        return base + "/" + LETTERS + (scheme.isEmpty() ? "" : "/" + scheme);
    }

    /** The members of the class. */
    public String roster() {
        return base + "/" + ROSTER;
    }

    /** Where people are entered who are new to the grade book. */
    public String newPeople() {
        return base + "/" + NEW_PEOPLE;
    }

    /** A person who belongs to the class, or could. */
    public String member(String person) {
        return roster() + "/" + person;
    }

    /** Where a student is erased everywhere once that is confirmed. */
    public String erase(String person) {
        return member(person) + "/" + ERASE;
    }

    /** Everything that is kept about a person, as a file. */
    public String data(String person) {
        return member(person) + "/" + DATA;
    }

    /** Where the name and the user name of a person are changed. */
    public String person(String person) {
        return member(person) + "/" + PERSON;
    }

    /** Where a person is taken out of the class. */
    public String remove(String person) {
        return member(person) + "/" + REMOVE;
    }

    /** Where the class is exported and imported as a file. */
    public String files() {
        return base + "/" + FILES;
    }

    /** The class as a file; {@code delimiter} is a word of the grade book. */
    public String export(String delimiter) {
        return base + "/" + EXPORT + "?delimiter=" + delimiter;
    }

    /** What a file would change, or has changed. */
    public String imported(String id) {
        return files() + "/" + id;
    }

    /** The same from so many changes on. */
    public String imported(String id, long from) {
        return imported(id) + "?from=" + from;
    }

    /** Where the changes of a file are made. */
    public String applyImport(String id) {
        return imported(id) + "/" + APPLY;
    }
}
