package dev.frameproof.host.embedded.internal.plugin;

/** A datasource or a plugin that is not there. */
public final class TargetMissingException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean plugin;

    TargetMissingException(boolean plugin, String message) {
        super(message);
        this.plugin = plugin;
    }

    /** @return whether the plugin is missing; else it is the datasource */
    public boolean isPlugin() {
        return plugin;
    }
}
