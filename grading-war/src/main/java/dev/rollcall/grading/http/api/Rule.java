package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.ClassMembership;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import java.util.Optional;

/**
 * Decides whether a caller may do something. A role counts only if the portal's login gave it; in a class, only if the person is
 * enrolled in that role today; own results stay readable after that. Where a caller has no business, everything looks as if it
 * were not there.
 */
enum Rule {
    /** Everybody with a role in the school. */
    ANYBODY {
        @Override
        void check(Call call, Transaction tx) {}
    },
    /** Administrators. */
    ADMIN {
        @Override
        void check(Call call, Transaction tx) {
            if (!call.isAdmin()) {
                throw forbidden("Only an administrator may do this.");
            }
        }
    },
    /** Administrators, and the person itself. */
    SELF {
        @Override
        void check(Call call, Transaction tx) {
            boolean self = tx.named(call.login())
                    .filter(person -> person.id().equals(call.id("person")))
                    .isPresent();
            if (!call.isAdmin() && !self) {
                throw Call.nothingHere();
            }
        }
    },
    /** Those who belong to the class, and administrators. */
    CLASS_MEMBER {
        @Override
        void check(Call call, Transaction tx) {
            member(call, tx);
        }
    },
    /** The teachers of the class, and administrators. */
    CLASS_TEACHER {
        @Override
        void check(Call call, Transaction tx) {
            if (member(call, tx) == Membership.STUDENT) {
                throw forbidden("Only a teacher of the class may do this.");
            }
        }
    },
    /** Administrators, for classes that are there. */
    CLASS_ADMIN {
        @Override
        void check(Call call, Transaction tx) {
            if (member(call, tx) != Membership.ADMIN) {
                throw forbidden("Only an administrator may do this.");
            }
        }
    },
    /** The teachers of the class, administrators, and the student in question, also after leaving the class. */
    OWN_REPORT {
        @Override
        void check(Call call, Transaction tx) {
            ClassMembership here = find(call, tx);
            if (membership(call, here)
                    .filter(what -> what != Membership.STUDENT)
                    .isPresent()) {
                return;
            }
            call.learns();
            boolean own = here.enrolment()
                    .filter(one -> one.person().equals(call.id("student")))
                    .isPresent();
            if (!own || !call.hasRole("student") || !here.hasLearnedBy(call.today())) {
                throw Call.nothingHere();
            }
        }
    };

    /** What a caller is to a class. */
    enum Membership {
        /** May do everything in it. */
        ADMIN,
        /** Gives grades. */
        TEACHER,
        /** Is given them. */
        STUDENT
    }

    /**
     * Checks whether the caller may.
     *
     * @throws ProblemException 403 or 404 if not
     */
    abstract void check(Call call, Transaction tx);

    private static Membership member(Call call, Transaction tx) {
        return membership(call, find(call, tx)).orElseThrow(Call::nothingHere);
    }

    private static ClassMembership find(Call call, Transaction tx) {
        String username = call.login().text();
        ClassMembership membership = tx.membership(
                        call.id("class"), call.isAdmin() ? Optional.empty() : Optional.of(username))
                .orElseThrow(Call::nothingHere);
        call.remember(membership);
        return membership;
    }

    private static Optional<Membership> membership(Call call, ClassMembership membership) {
        if (call.isAdmin()) {
            return Optional.of(Membership.ADMIN);
        }
        if (call.hasRole("teacher") && membership.isTaughtOn(call.today())) {
            return Optional.of(Membership.TEACHER);
        }
        return call.hasRole("student") && membership.isEnrolledOn(call.today(), Role.STUDENT)
                ? Optional.of(Membership.STUDENT)
                : Optional.empty();
    }

    private static ProblemException forbidden(String detail) {
        return new ProblemException(CommonProblem.FORBIDDEN, detail);
    }
}
