package dev.frameproof.host.plugin;

import dev.frameproof.process.ProcessExit;

/** Hears what becomes of a supervised plugin, in order, on the supervisor's thread. Nothing is heard of an ordered stop. */
public interface PluginLifeListener {
    /** It ended by itself or was killed by somebody else. */
    void onDied(ProcessExit exit);

    /** A new process of it runs and answers. */
    void onRestarted(PluginProcess process);

    /** It could not be started again; that is tried again at the next look. */
    void onRestartFailed(PluginStartException failure);
}
