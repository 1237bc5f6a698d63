package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.SchoolClass;

/** What the page of somebody who belongs to a class shows. */
public record MemberView(SchoolClass section, RosterView.Member member, EnrolmentForm form) {}
