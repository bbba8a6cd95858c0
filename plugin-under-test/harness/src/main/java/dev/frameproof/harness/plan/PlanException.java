package dev.frameproof.harness.plan;

/** A plan or flag that cannot be carried out. The message is for its author: where, what, and what is allowed. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlanException(String message) {
        super(message);
    }
}
