package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.portal.page.ClassRoutes;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.ClassFiles;
import dev.rollcall.portal.remote.gradebook.ClassRoster;
import dev.rollcall.portal.remote.gradebook.ClassSettings;
import dev.rollcall.portal.remote.gradebook.ClassWork;
import dev.rollcall.portal.remote.gradebook.GradingApi;
import dev.rollcall.portal.remote.gradebook.NewClasses;
import dev.rollcall.portal.remote.gradebook.People;
import dev.rollcall.portal.remote.gradebook.StudentReports;
import dev.rollcall.portal.remote.gradebook.Terms;
import java.util.HashMap;
import java.util.Map;

/** The pages of classes, put together. */
public final class ClassPages {
    private final Pages frame;
    private final GradingApi api;
    private final ClassBook book;
    private final WallClock clock;

    /** Takes what all of them need. */
    public ClassPages(Pages frame, GradingApi api, WallClock clock) {
        this.frame = frame;
        this.api = api;
        this.book = new ClassBook(api);
        this.clock = clock;
    }

    /** Everything below {@code /classes/{class}}. */
    public ClassesPage inClass() {
        ClassWork work = new ClassWork(api);
        ClassSettings settings = new ClassSettings(api);
        Map<String, ClassPart> parts = new HashMap<>();
        parts.put("", new GridPage(book, clock));
        parts.put(ClassRoutes.TOTALS, new TotalsPage(book));
        parts.put(ClassRoutes.STUDENTS, new StudentPages(book, new StudentReports(api), clock));
        parts.put(ClassRoutes.REPORTS, new ReportsPage(book, new StudentReports(api), clock, SystemTime.INSTANCE));
        parts.put(ClassRoutes.ITEMS, new ItemPages(book, work, clock.zone()));
        parts.put(ClassRoutes.NEW_ITEM, new NewItemPage(book, work));
        parts.put(ClassRoutes.HISTORY, new HistoryPages(book, clock.zone()));
        parts.put(ClassRoutes.SETTINGS, new SettingsPages(book, settings));
        parts.put(ClassRoutes.CATEGORIES, new CategoryPages(book, settings));
        parts.put(ClassRoutes.LETTERS, new LetterPages(book, settings));
        ClassRoster roster = new ClassRoster(api);
        parts.put(ClassRoutes.DELETE, new ClassDeletion(book, roster, settings));
        People people = new People(api);
        parts.put(ClassRoutes.ROSTER, new RosterPages(book, roster, people, clock));
        ClassFiles files = new ClassFiles(api);
        parts.put(ClassRoutes.FILES, new FilePages(files, clock.zone()));
        Joining joining = new Joining(roster, people, SystemTime.INSTANCE);
        parts.put(ClassRoutes.NEW_PEOPLE, new NewPeoplePage(files, roster, joining));
        parts.put(ClassRoutes.EXPORT, new ExportPage(files));
        return new ClassesPage(frame, parts);
    }

    /** Where a class is made. */
    public NewClassPage newClass() {
        return new NewClassPage(frame, new NewClasses(api));
    }

    /** The terms of the school. */
    public TermsPage terms() {
        return new TermsPage(frame, new Terms(api), book);
    }

    /** One of them. */
    public TermPage term() {
        return new TermPage(frame, new Terms(api), book);
    }

    /** Where a person is found. */
    public PeoplePage people() {
        return new PeoplePage(frame, new ClassRoster(api), new People(api));
    }

    /** One of them. */
    public PersonPage person() {
        return new PersonPage(frame, new People(api), new StudentReports(api), clock, SystemTime.INSTANCE);
    }

    /** A student's start page. */
    public MyClassesPage mine() {
        return new MyClassesPage(frame, book, new StudentReports(api));
    }

    /** Everything about a student, as a file. */
    public MyDataFile mineAsFile() {
        return new MyDataFile(frame, book, new People(api));
    }
}
