package dev.frameproof.scenarios.grafanalive.internal.fsm;

import dev.frameproof.live.LiveException;

/** A connection is being opened again. */
record Reopening(BackOff backOff, int tries) implements ViewerState {
    static ViewerState begin(BackOff backOff, ViewerPort port) {
        if (backOff.newPage()) {
            port.newPage();
        }
        port.open();
        return new Reopening(backOff, 1);
    }

    @Override
    public ViewerState on(ViewerEvent event, ViewerPort port) {
        if (event instanceof ViewerEvent.Opened) {
            return Restoring.begin(backOff, tries, port);
        }
        if (event instanceof ViewerEvent.NotOpened refused) {
            return failed(backOff, tries, refused.reason(), port);
        }
        if (event instanceof ViewerEvent.Lost) {
            // Of the connection before.
            return this;
        }
        return otherwise(event);
    }

    /** One try came to nothing. */
    static ViewerState failed(BackOff backOff, int tries, LiveException reason, ViewerPort port) {
        if (tries >= backOff.tries()) {
            port.failed("not connected again after %d tries: %s".formatted(tries, reason.getMessage()));
            return new CutOff(reason);
        }
        return new BackingOff(backOff, tries, port.after(backOff.after(tries)));
    }

    @Override
    public String describe() {
        return "reconnecting, try " + tries;
    }
}
