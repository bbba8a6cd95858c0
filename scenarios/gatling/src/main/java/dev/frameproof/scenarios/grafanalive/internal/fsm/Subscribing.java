package dev.frameproof.scenarios.grafanalive.internal.fsm;

/** The target has been asked for a stream. */
record Subscribing(String stream) implements ViewerState {
    @Override
    public ViewerState on(ViewerEvent event, ViewerPort port) {
        if (event instanceof ViewerEvent.Agreed) {
            port.done();
            return new Connected();
        }
        if (event instanceof ViewerEvent.Refused refused) {
            port.failed(refused.reason().getMessage());
            return new Connected();
        }
        if (event instanceof ViewerEvent.Lost lost) {
            port.failed(lost.reason().getMessage());
            return new CutOff(lost.reason());
        }
        return otherwise(event);
    }

    @Override
    public String describe() {
        return "subscribing to " + stream;
    }
}
