package dev.rollcall.registry.roll;

/** Is told about changes of the roll, outside its lock, on the thread that made the change. Must not block. */
@FunctionalInterface
public interface RollListener {

    /** The roll has changed and the snapshot that shows it is published. */
    void changed(Change change);
}
