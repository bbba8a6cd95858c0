package dev.frameproof.host.embedded.internal.plugin;

import java.util.Locale;

/** This machine as Go names it. */
final class GoPlatform {
    private GoPlatform() {}

    static String os() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : name.contains("win") ? "windows" : "linux";
    }

    static String arch() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> name;
        };
    }
}
