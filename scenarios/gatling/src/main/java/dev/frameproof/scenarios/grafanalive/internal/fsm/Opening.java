package dev.frameproof.scenarios.grafanalive.internal.fsm;

/** The first connection is being opened. */
record Opening() implements ViewerState {
    @Override
    public ViewerState on(ViewerEvent event, ViewerPort port) {
        if (event instanceof ViewerEvent.Opened) {
            port.done();
            return new Connected();
        }
        if (event instanceof ViewerEvent.NotOpened refused) {
            port.failed(refused.reason().getMessage());
            return new NotConnected();
        }
        return otherwise(event);
    }

    @Override
    public String describe() {
        return "connecting";
    }
}
