package dev.frameproof.oracle.recording;

/** A file that is no recording, or no list of accepted findings. The message says which file, where, why, and what to do. */
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1L;

    public RecordingException(String problem) {
        super(problem);
    }
}
