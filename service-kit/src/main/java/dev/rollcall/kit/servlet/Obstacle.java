package dev.rollcall.kit.servlet;

import java.util.List;

/**
 * Why a web application cannot answer.
 *
 * @param sentence for the machine's administrator
 * @param commands that remove the obstacle
 */
record Obstacle(String sentence, List<String> commands) {
    /** Before the first attempt to build it has ended. */
    static final Obstacle STARTING = new Obstacle("It is still starting.", List.of());

    /** After an attempt failed for a reason that may go away. */
    static final Obstacle FAILED = new Obstacle("It could not start; its log says why. It tries again.", List.of());

    /** Once it is being stopped. */
    static final Obstacle STOPPING = new Obstacle("It is stopping.", List.of());
}
