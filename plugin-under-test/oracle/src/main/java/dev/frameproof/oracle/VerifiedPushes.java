package dev.frameproof.oracle;

/**
 * Messages that one viewer of a channel has verified, for its other viewers: a message that is equal to one of them,
 * byte by byte, needs no second comparison with what was sent. Made for one channel, that is one query to one plugin;
 * safe for use by several threads at once. It holds the last few hundred messages that were free of findings.
 */
public final class VerifiedPushes {}
