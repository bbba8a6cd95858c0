package dev.frameproof.host.plugin;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A system as Go names it, which is how a plugin's executables are named.
 *
 * @param os for example {@code linux}, {@code darwin}, {@code windows}
 * @param arch for example {@code amd64}, {@code arm64}
 */
public record PluginPlatform(String os, String arch) {
    public PluginPlatform {
        requireNonNull(os, "os is null");
        requireNonNull(arch, "arch is null");
    }

    /** The platform of this machine. */
    public static PluginPlatform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** Translates the names that a Java runtime gives. */
    static PluginPlatform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String go = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : os;
        return new PluginPlatform(
                go,
                switch (osArch) {
                    case "x86_64", "amd64" -> "amd64";
                    case "aarch64", "arm64" -> "arm64";
                    case "x86", "i386", "i686" -> "386";
                    default -> osArch;
                });
    }

    /** The file that holds {@code executable} for this platform, such as {@code gpx_kafka_linux_amd64}. */
    public String fileName(String executable) {
        return executable + "_" + os + "_" + arch + (os.equals("windows") ? ".exe" : "");
    }
}
