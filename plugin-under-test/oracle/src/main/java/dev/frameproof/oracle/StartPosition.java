package dev.frameproof.oracle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * From where a stream query reads each partition.
 *
 * @param reset the sort of position
 * @param lastN how many records before the end; only for {@link Reset#LAST_N}, else 0
 */
public record StartPosition(Reset reset, int lastN) {
    private static final String LAST = "last:";

    /** The sort of position, {@code autoOffsetReset} in the query's JSON. */
    public enum Reset {
        LATEST("latest"),
        EARLIEST("earliest"),
        LAST_N("lastN");

        private final String id;

        Reset(String id) {
            this.id = id;
        }

        /** @return as the query's JSON has it */
        public String id() {
            return id;
        }
    }

    public StartPosition {
        requireNonNull(reset, "reset");
        if ((reset == Reset.LAST_N) != (lastN > 0)) {
            throw new IllegalArgumentException("lastN is a number above 0 for the position lastN and 0 for others, not "
                    + lastN + " for " + reset.id());
        }
    }

    /**
     * Reads {@code earliest}, {@code latest}, or {@code last:50}.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static StartPosition parse(String text) {
        if (text.matches("last:[1-9][0-9]{0,8}")) {
            return last(Integer.parseInt(text.substring(LAST.length())));
        }
        return switch (text) {
            case "earliest" -> earliest();
            case "latest" -> latest();
            default ->
                throw new IllegalArgumentException(
                        "'%s' is no place to begin; there are earliest, latest, last:N".formatted(text));
        };
    }

    /** @return as {@link #parse} reads it */
    public String text() {
        return reset == Reset.LAST_N ? LAST + lastN : reset.id();
    }

    /** Only what is written from now on. */
    public static StartPosition latest() {
        return new StartPosition(Reset.LATEST, 0);
    }

    /** All that the partition holds. */
    public static StartPosition earliest() {
        return new StartPosition(Reset.EARLIEST, 0);
    }

    /** The last records of each partition and what is written from now on. */
    public static StartPosition last(int records) {
        return new StartPosition(Reset.LAST_N, records);
    }

    void writeTo(ObjectNode json) {
        json.put("autoOffsetReset", reset.id());
        if (reset == Reset.LAST_N) {
            json.put("lastN", lastN);
        }
    }
}
