package dev.frameproof.scenarios.grafanalive.internal.fsm;

/** Where a viewer stands. States hold no more than they say; what they have done goes through the port. */
public sealed interface ViewerState
        permits NotConnected,
                Opening,
                Connected,
                Subscribing,
                Leaving,
                Awaiting,
                CutOff,
                Reopening,
                BackingOff,
                Restoring {

    /**
     * @return the state after the event
     * @throws IllegalEventException when it cannot be in this state; the state stays
     */
    ViewerState on(ViewerEvent event, ViewerPort port);

    /** @return in words, for what follows "while it is" */
    String describe();

    /** @return whether frames are told to it */
    default boolean listens() {
        return false;
    }

    /** @return whether it looks at what is in them */
    default boolean keepsFrames() {
        return false;
    }

    /** @return the viewer before it does anything */
    static ViewerState initial() {
        return new NotConnected();
    }

    /** News that come late or concern nobody change nothing; a command that is not expected is an error. */
    default ViewerState otherwise(ViewerEvent event) {
        if (event instanceof ViewerEvent.FrameCame || event instanceof ViewerEvent.TimeOver) {
            return this;
        }
        throw new IllegalEventException(this, event);
    }
}
