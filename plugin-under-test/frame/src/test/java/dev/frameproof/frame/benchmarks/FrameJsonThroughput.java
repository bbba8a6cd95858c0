package dev.frameproof.frame.benchmarks;

import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Frame;
import dev.frameproof.frame.FrameBuilder;
import dev.frameproof.frame.FrameJsonReader;
import dev.frameproof.frame.FrameJsonWriter;
import dev.frameproof.frame.Schema;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * Prints how many rows a second of processor time one thread reads and writes as JSON, in messages of 32 rows, with 6
 * and 24 fields: all of them floating point, once with two decimals and once with all 17 digits, then as a plugin sends
 * them (time, offset, text, numbers).
 *
 * <p>Run {@code main} from an IDE, or with the module's test class path; the argument is the seconds a figure, 2 by
 * default.
 */
public final class FrameJsonThroughput {
    private static final int ROWS = 32;
    /** So many that the processor cannot learn by heart how each number goes on. */
    private static final int MESSAGES = 2048;

    private static final int WARM_UPS = 3;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Random random = new Random(42);
    private final double seconds;

    private FrameJsonThroughput(double seconds) {
        this.seconds = seconds;
    }

    public static void main(String[] args) {
        new FrameJsonThroughput(args.length > 0 ? Double.parseDouble(args[0]) : 2).run();
    }

    private void run() {
        for (int fields : new int[] {6, 24}) {
            measure(fields + " floats, 2 decimals", floats(fields), () -> random.nextInt(10_000_000) / 100.0);
            measure(fields + " floats, 17 digits", floats(fields), () -> random.nextDouble() * 100);
            measure(fields + " fields of a plugin", plugin(fields), () -> random.nextInt(10_000_000) / 100.0);
        }
    }

    private static Schema floats(int count) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(Field.of("value" + i, FieldType.FLOAT64, true));
        }
        return new Schema("response", "A", "", fields);
    }

    private static Schema plugin(int count) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("time", FieldType.TIME, false));
        fields.add(Field.of("offset", FieldType.INT64, false));
        fields.add(Field.of("host", FieldType.STRING, true));
        fields.add(Field.of("up", FieldType.BOOL, true));
        for (int i = fields.size(); i < count; i++) {
            fields.add(Field.of("value" + i, i % 2 == 0 ? FieldType.FLOAT64 : FieldType.INT64, true));
        }
        return new Schema("response", "A", "", fields);
    }

    private void measure(String what, Schema schema, DoubleSupplier values) {
        List<Frame> frames = new ArrayList<>();
        List<byte[]> messages = new ArrayList<>();
        var writer = new FrameJsonWriter();
        for (int i = 0; i < MESSAGES; i++) {
            Frame frame = frame(schema, values, i * ROWS);
            frames.add(frame);
            messages.add(writer.writeBytes(frame));
        }
        long bytes = messages.stream().mapToLong(message -> message.length).sum();
        var reader = new FrameJsonReader();
        print("read  " + what, bytes, () -> messages.forEach(reader::read));
        print("write " + what, bytes, () -> frames.forEach(writer::write));
    }

    private Frame frame(Schema schema, DoubleSupplier values, int firstRow) {
        var builder = new FrameBuilder(schema);
        for (int column = 0; column < schema.fields().size(); column++) {
            for (int row = 0; row < ROWS; row++) {
                switch (schema.fields().get(column).type()) {
                    case TIME -> builder.addTime(column, 1_790_000_000_000L + firstRow + row, 0);
                    case STRING -> builder.addText(column, "server-" + random.nextInt(100));
                    case BOOL -> builder.addBoolean(column, random.nextBoolean());
                    case INT64 ->
                        builder.addLong(column, column == 1 ? 10_000_000L + firstRow + row : random.nextInt(1_000_000));
                    default -> builder.addDouble(column, values.getAsDouble());
                }
            }
        }
        return builder.frame();
    }

    private void print(String what, long bytes, Runnable round) {
        double best = 0;
        for (int i = 0; i < WARM_UPS + 2; i++) {
            double roundsPerSecond = roundsPerSecond(round);
            best = i < WARM_UPS ? 0 : Math.max(best, roundsPerSecond);
        }
        System.out.printf(
                Locale.ROOT, "%-34s %,12.0f rows/s %,8.0f MB/s%n", what, best * MESSAGES * ROWS, best * bytes / 1e6);
    }

    private double roundsPerSecond(Runnable round) {
        long start = threads.getCurrentThreadCpuTime();
        long rounds = 0;
        double passed = 0;
        while (passed < seconds) {
            round.run();
            rounds++;
            passed = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        }
        return rounds / passed;
    }
}
