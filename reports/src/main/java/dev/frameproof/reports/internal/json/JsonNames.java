package dev.frameproof.reports.internal.json;

import java.util.Locale;

/** The names of enum constants in JSON: lower case. */
final class JsonNames {
    private JsonNames() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
