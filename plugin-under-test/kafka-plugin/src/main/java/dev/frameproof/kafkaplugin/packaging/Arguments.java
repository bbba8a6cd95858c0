package dev.frameproof.kafkaplugin.packaging;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The {@code --name value} pairs of a build step's command line. */
record Arguments(Map<String, String> values) {
    static Arguments parse(String... args) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            values.put(args[i].replaceFirst("^--", ""), args[i + 1]);
        }
        return new Arguments(values);
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    Path path(String name) {
        return Path.of(text(name)).toAbsolutePath();
    }
}
