package dev.frameproof.kafkaplugin.internal.settings;

/** A datasource cannot be used as it is set up; the message says which setting is wrong and what to do. */
public final class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidSettingsException(String message) {
        super(message);
    }
}
