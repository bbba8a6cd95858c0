package dev.frameproof.process;

/** Hears each line of a child in order of arrival, one at a time; a slow listener slows the child down. */
@FunctionalInterface
public interface OutputListener {
    void onLine(OutputLine line);
}
