package dev.frameproof.host.embedded;

/** What the process of the embedded target tells its parent, a word and its arguments a line. */
public final class HostLines {
    public static final String READY = "frameproof-host ready ";
    public static final String FAILED = "frameproof-host failed ";
    public static final String PLUGIN = "frameproof-host plugin ";
    public static final String PLUGIN_PROCESS = "frameproof-host plugin-process ";
    public static final String PLUGIN_LOG = "frameproof-host plugin-log ";
    public static final String PLUGIN_DIED = "frameproof-host plugin-died ";

    private static final String LINE_BREAK = "\\n";

    private HostLines() {}

    static String ready(String url) {
        return READY + url;
    }

    static String failed(String why) {
        return FAILED + why.replace("\n", LINE_BREAK);
    }

    static String plugin(String id, String version) {
        return PLUGIN + id + " " + version;
    }

    static String pluginProcess(String id, long pid) {
        return PLUGIN_PROCESS + id + " " + pid;
    }

    static String pluginLog(String id, long bytes) {
        return PLUGIN_LOG + id + " " + bytes;
    }

    static String pluginDied(String id, String how) {
        return PLUGIN_DIED + id + " " + how.replace("\n", LINE_BREAK);
    }

    /** @return the text as it was before it was made one line */
    public static String unfolded(String text) {
        return text.replace(LINE_BREAK, "\n");
    }
}
