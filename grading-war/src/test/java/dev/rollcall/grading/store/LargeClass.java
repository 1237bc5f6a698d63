package dev.rollcall.grading.store;

import dev.rollcall.grading.exchange.Application;
import dev.rollcall.grading.exchange.Options;
import dev.rollcall.grading.exchange.Plan;
import dev.rollcall.grading.exchange.PlanText;
import dev.rollcall.grading.exchange.Planner;
import dev.rollcall.grading.exchange.Sheet;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Draft;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.Transaction;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A class of any size without results, and a file that gives everybody a score in everything. */
record LargeClass(School school, int students, int items) {
    static final Id DRAFT = new Id("large");
    static final Id BATCH = new Id("batch");
    private static final Origin IMPORT = new Origin("anna", "import", Optional.empty(), Optional.of(BATCH));
    private static final Origin ENTRY = Origin.plain("root", Origin.API);

    int cells() {
        return students * items;
    }

    ClassTransaction in(Transaction tx) {
        return tx.in(SchoolClass.TUTORIAL, IMPORT);
    }

    void enter() {
        school.change(tx -> {
            ClassTransaction section = tx.in(SchoolClass.TUTORIAL, ENTRY);
            for (int item = 0; item < items; item++) {
                section.items().insert(item(item));
            }
            for (int student = 0; student < students; student++) {
                Id id = new Id("p" + student);
                tx.people(ENTRY).insert(new Person(id, new PersonName("Given", "Family"), Optional.empty(), 0));
                section.enrolments().insert(new Enrolment(id, Role.STUDENT, DateRange.ALWAYS, 0));
            }
            return tx;
        });
    }

    private static LineItem item(int number) {
        return new LineItem(
                new Id("i" + number),
                new Title("Item " + number),
                Optional.empty(),
                new Score(BigDecimal.valueOf(100)),
                LineItem.Dates.UNKNOWN,
                false,
                true,
                0);
    }

    byte[] file() {
        StringBuilder file = new StringBuilder("Student ID");
        for (int item = 0; item < items; item++) {
            file.append(",Item ").append(item).append(" [i").append(item).append(']');
        }
        for (int student = 0; student < students; student++) {
            file.append("\r\np").append(student);
            for (int item = 0; item < items; item++) {
                file.append(',').append((student + item) % 100).append(".5");
            }
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    Plan preview() {
        byte[] file = file();
        return school.change(tx -> {
            Plan plan = new Planner(Sheet.of(in(tx)), Options.NONE).plan(file);
            tx.drafts().keep(DRAFT, SchoolClass.TUTORIAL, "anna", "", PlanText.write(plan));
            return plan;
        });
    }

    Application apply() {
        return school.change(tx -> {
            Draft draft = tx.drafts().claim(SchoolClass.TUTORIAL, DRAFT).orElseThrow();
            Application application = Application.of(PlanText.read(draft.content()), in(tx), Progress.NONE);
            tx.drafts().finish(DRAFT, new Draft.Done(BATCH, application.saved(), application.already()));
            return application;
        });
    }
}
