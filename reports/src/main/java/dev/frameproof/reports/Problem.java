package dev.frameproof.reports;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that kept the run from doing its work, told to a person.
 *
 * @param what what failed and where, one sentence
 * @param cause why: a sentence, or several lines, such as the last ones of a log; may be empty
 * @param remedy what to do about it, one sentence; may be empty
 */
public record Problem(String what, String cause, String remedy) {
    public Problem {
        requireNonNull(what, "what");
        requireNonNull(cause, "cause");
        requireNonNull(remedy, "remedy");
    }

    /**
     * Reads the message of an error that was written for people: its first line says what failed, its last line what to
     * do, and those between why. A message of one line only says what failed.
     */
    public static Problem told(String message) {
        List<String> lines = message.strip().lines().toList();
        if (lines.size() < 2) {
            return new Problem(String.join("", lines), "", "");
        }
        int last = lines.size() - 1;
        return new Problem(lines.get(0), String.join("\n", lines.subList(1, last)), lines.get(last));
    }

    /** @return the lines of the cause; none when there is no cause */
    public List<String> causeLines() {
        return cause.lines().toList();
    }

    /** @return all of it in one line, for places that have no room for more */
    public String oneLine() {
        return Stream.of(what, causeLines().stream().map(String::strip).collect(Collectors.joining("; ")), remedy)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
