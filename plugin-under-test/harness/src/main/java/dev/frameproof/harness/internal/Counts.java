package dev.frameproof.harness.internal;

/** How many records and rows there have been until some moment. */
record Counts(long sent, long acknowledged, long delivered, long verified) {
    static final Counts NONE = new Counts(0, 0, 0, 0);
}
