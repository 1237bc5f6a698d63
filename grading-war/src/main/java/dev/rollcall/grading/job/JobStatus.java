package dev.rollcall.grading.job;

import dev.rollcall.grading.gradebook.Job;

/**
 * Work, and how it is.
 *
 * @param job the work, with as many rows done as are known of
 * @param state how it is
 */
public record JobStatus(Job job, JobState state) {}
