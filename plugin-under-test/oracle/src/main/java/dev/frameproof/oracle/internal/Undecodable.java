package dev.frameproof.oracle.internal;

/** Bytes that no reader of their format can decode. The message says why. */
public final class Undecodable extends Exception {
    private static final long serialVersionUID = 1L;

    public Undecodable(String because) {
        super(because);
    }
}
