package dev.frameproof.kafkaplugin.packaging;

/** The training run did not go as it should; the message says why. */
final class TrainingFailedException extends Exception {
    private static final long serialVersionUID = 1;

    TrainingFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
