package dev.frameproof.scenarios.grafanalive.internal.fsm;

/** An event that cannot be in the state in which it came; the message names both. */
public final class IllegalEventException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    IllegalEventException(ViewerState state, ViewerEvent event) {
        super("a viewer cannot %s while it is %s".formatted(event.describe(), state.describe()));
    }
}
