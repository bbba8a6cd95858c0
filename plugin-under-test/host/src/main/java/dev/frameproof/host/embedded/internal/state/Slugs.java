package dev.frameproof.host.embedded.internal.state;

import java.util.Locale;

/** Names as they stand in URLs and logins. */
public final class Slugs {
    private Slugs() {}

    /** @return lower case, everything but letters and digits a dash, no dash at the ends */
    public static String of(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_]+", "-")
                .replaceAll("^-+|-+$", "");
    }
}
