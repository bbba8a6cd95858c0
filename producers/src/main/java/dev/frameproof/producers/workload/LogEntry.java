package dev.frameproof.producers.workload;

import dev.frameproof.producers.workload.Value.TextValue;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Something that a service logged.
 *
 * @param millis when, in milliseconds since the epoch
 * @param stack the stack trace, lines with line feeds between; empty for none
 */
record LogEntry(long millis, LogLevel level, String service, String logger, String message, String stack) {
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** @return the line, and the stack trace's lines below it */
    Value toText() {
        String line = time() + ' ' + level + " [" + service + "] " + logger + " - " + message;
        return new TextValue(stack.isEmpty() ? line : line + '\n' + stack);
    }

    Value toObject() {
        return new MemberList()
                .add("timestamp", time())
                .add("level", level.name())
                .add("service", service)
                .add("logger", logger)
                .add("message", message)
                .add("stack", stack)
                .toObject();
    }

    private String time() {
        return MILLISECONDS.format(Instant.ofEpochMilli(millis));
    }
}
