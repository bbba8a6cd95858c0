package dev.frameproof.host.plugin;

/** A folder or zip is no plugin that can run here. The message says what is wrong and what to do, as it is for users. */
public final class PluginFolderException extends Exception {
    private static final long serialVersionUID = 1L;

    PluginFolderException(String message) {
        super(message);
    }

    PluginFolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
