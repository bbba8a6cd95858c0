package dev.frameproof.process;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a child ended.
 *
 * @param code its exit code; 128 + n when signal n ended it
 * @param asked whether it had been asked to end or was killed by us
 * @param lastLines what it said last, oldest first, at most 20 lines
 */
public record ProcessExit(String name, long pid, int code, boolean asked, List<String> lastLines) {

    private static final int SIGNAL_BASE = 128;

    public ProcessExit {
        requireNonNull(name, "name");
        lastLines = List.copyOf(lastLines);
    }

    /** @return such as {@code exited with code 1} or {@code was ended by signal 9 (KILL)} */
    public String description() {
        return switch (code) {
            case 126 -> "could not be run (exit code 126: not executable, or built for another system)";
            case 127 -> "could not be run (exit code 127: the executable or an interpreter it names was not found)";
            default ->
                code > SIGNAL_BASE && code < SIGNAL_BASE + 65
                        ? "was ended by signal " + signal(code - SIGNAL_BASE)
                        : "exited with code " + code;
        };
    }

    private static String signal(int number) {
        return switch (number) {
            case 2 -> "2 (INT)";
            case 6 -> "6 (ABRT)";
            case 9 -> "9 (KILL; by hand, or the system was out of memory)";
            case 11 -> "11 (SEGV)";
            case 15 -> "15 (TERM)";
            default -> String.valueOf(number);
        };
    }
}
