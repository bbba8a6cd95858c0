package dev.frameproof.scenarios.grafanalive.internal.fsm;

/** No connection, and none is being opened. */
record NotConnected() implements ViewerState {
    @Override
    public ViewerState on(ViewerEvent event, ViewerPort port) {
        if (event instanceof ViewerEvent.Connect) {
            port.open();
            return new Opening();
        }
        if (event instanceof ViewerEvent.Lost) {
            return this;
        }
        return otherwise(event);
    }

    @Override
    public String describe() {
        return "not connected";
    }
}
