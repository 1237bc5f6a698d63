package dev.rollcall.portal.gradebook;

/** The totals that a student would have with other marks. */
public record WhatIf(Explanation current, Explanation finished) {}
