package dev.frameproof.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ParseResult;

/** The command as it was given, fit for a report: secrets are masked, and it can be pasted into a shell. */
final class CommandText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    private static final List<String> SECRET = List.of("password", "secret", "token", "sasl.jaas.config", "key=");

    private CommandText() {}

    static String of(ParseResult parsed) {
        List<String> words = new ArrayList<>();
        words.add("frameproof");
        words.add(parsed.commandSpec().name());
        for (String word : parsed.originalArgs()) {
            if (words.size() > 2 || !word.equals(parsed.commandSpec().name())) {
                words.add(quoted(masked(word)));
            }
        }
        return String.join(" ", words);
    }

    static String masked(String word) {
        int equals = word.indexOf('=');
        String name = word.substring(0, Math.max(0, equals)).toLowerCase(Locale.ROOT);
        return equals > 0 && SECRET.stream().anyMatch(name::contains) ? word.substring(0, equals + 1) + "***" : word;
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
