package dev.frameproof.scenarios.grafanalive.internal.fsm;

/** The next try to connect is waited for. */
record BackingOff(BackOff backOff, int tries, long ticket) implements ViewerState {
    @Override
    public ViewerState on(ViewerEvent event, ViewerPort port) {
        if (event instanceof ViewerEvent.TimeOver over && over.ticket() == ticket) {
            port.open();
            return new Reopening(backOff, tries + 1);
        }
        if (event instanceof ViewerEvent.Lost) {
            return this;
        }
        return otherwise(event);
    }

    @Override
    public String describe() {
        return "waiting before its next try to connect";
    }
}
