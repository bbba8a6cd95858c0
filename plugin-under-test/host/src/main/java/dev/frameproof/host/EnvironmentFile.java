package dev.frameproof.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of environment variables as container tools read it: a line each, {@code NAME=value}; {@code #} begins a
 * comment line; quotes around a value are taken off.
 */
public final class EnvironmentFile {
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");

    private EnvironmentFile() {}

    /**
     * @return the variables in the file's order
     * @throws TargetException when it cannot be read or a line is something else; names file and line, not the value
     */
    public static Map<String, String> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new TargetException(
                    "the environment file " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new TargetException("%s:%d: this is not NAME=value".formatted(file, n + 1));
            }
            variables.put(matcher.group(1), unquoted(matcher.group(2).strip()));
        }
        return variables;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
