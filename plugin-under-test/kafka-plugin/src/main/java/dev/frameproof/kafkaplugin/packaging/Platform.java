package dev.frameproof.kafkaplugin.packaging;

import java.util.Locale;

/** Platforms by the names that Grafana gives them. */
final class Platform {
    private Platform() {}

    /** @return for example {@code linux_amd64} */
    static String current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static String of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String name = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "linux";
        String arch =
                switch (osArch) {
                    case "x86_64", "amd64" -> "amd64";
                    case "aarch64", "arm64" -> "arm64";
                    default -> osArch;
                };
        return name + "_" + arch;
    }
}
