package dev.frameproof.host.plugin;

/** Hears a plugin's log as it is written, one line at a time; must not block, or the plugin waits. */
@FunctionalInterface
public interface PluginLogListener {
    void onLine(PluginLogLine line);
}
