package dev.frameproof.kafkaplugin.internal.benchmarks;

import com.google.protobuf.CodedOutputStream;
import dev.frameproof.kafkaplugin.internal.avro.AvroFormat;
import dev.frameproof.kafkaplugin.internal.decoding.KeyFormat;
import dev.frameproof.kafkaplugin.internal.decoding.SchemalessFormats;
import dev.frameproof.kafkaplugin.internal.decoding.ValueFormat;
import dev.frameproof.kafkaplugin.internal.lines.LineWriter;
import dev.frameproof.kafkaplugin.internal.protobuf.ProtobufFormat;
import dev.frameproof.kafkaplugin.internal.registry.SchemaSource;
import dev.frameproof.kafkaplugin.internal.rows.FrameNaming;
import dev.frameproof.kafkaplugin.internal.rows.FrameSink;
import dev.frameproof.kafkaplugin.internal.rows.RecordWriter;
import dev.frameproof.kafkaplugin.internal.rows.RowWriter;
import dev.frameproof.kafkaplugin.internal.settings.LineProtocolChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Records a second of processor time from bytes to frames, of one thread: records of a time, a host and 20 numbers with two decimals, in each
 * format. To be run with the plugin's own {@code -XX:TieredStopAtLevel=1}.
 */
public final class RowThroughput {
    private static final int FIELDS = 20;
    private static final int RECORDS = 1_000;
    private static final double SECONDS = 2;

    private RowThroughput() {}

    public static void main(String[] args) throws Exception {
        FrameNaming naming = new FrameNaming("t", "A", "");
        long[] bytes = new long[1];
        FrameSink sink = (array, offset, length) -> bytes[0] += length;
        StringBuilder avro = new StringBuilder("{\"type\":\"record\",\"name\":\"R\",\"fields\":["
                + "{\"name\":\"at\",\"type\":\"long\"},{\"name\":\"host\",\"type\":\"string\"}");
        StringBuilder proto = new StringBuilder("syntax = \"proto3\"; message R { int64 at = 21; string host = 22;");
        for (int i = 0; i < FIELDS; i++) {
            avro.append(",{\"name\":\"v").append(i).append("\",\"type\":\"double\"}");
            proto.append(" double v").append(i).append(" = ").append(i + 1).append(';');
        }
        LineProtocolChoice lines = new LineProtocolChoice(LineProtocolChoice.Precision.MS, "", "", "");
        measure("json", rows(naming, SchemalessFormats.JSON, sink), RowThroughput::json);
        measure(
                "avro",
                rows(naming, new AvroFormat(SchemaSource.inline("AVRO", avro + "]}")), sink),
                RowThroughput::avro);
        measure(
                "protobuf",
                rows(naming, new ProtobufFormat(SchemaSource.inline("PROTOBUF", proto + " }")), sink),
                RowThroughput::protobuf);
        measure("lineprotocol", new LineWriter(naming, lines, false, 1_000, sink), RowThroughput::line);
        measure("plaintext", rows(naming, SchemalessFormats.PLAINTEXT, sink), RowThroughput::json);
        System.out.println(bytes[0] + " bytes in all");
    }

    private interface Encoder {
        byte[] encode(long at, double[] values) throws IOException;
    }

    private static RecordWriter rows(FrameNaming naming, ValueFormat format, FrameSink sink) {
        return new RowWriter(new RowWriter.Options(naming, format, KeyFormat.NONE, 5, 1_000, 1_000, 256 * 1024), sink);
    }

    private static void measure(String format, RecordWriter writer, Encoder encoder)
            throws IOException, InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Random random = new Random(1);
        ByteBuffer[] values = new ByteBuffer[RECORDS];
        for (int i = 0; i < RECORDS; i++) {
            double[] numbers = random.doubles(FIELDS, 0, 100_000)
                    .map(Math::rint)
                    .map(n -> n / 100)
                    .toArray();
            values[i] = ByteBuffer.wrap(encoder.encode(1_790_000_000_000L + i, numbers));
        }
        double best = 0;
        for (int round = 0; round < 3; round++) {
            long began = threads.getCurrentThreadCpuTime();
            long records = 0;
            while (threads.getCurrentThreadCpuTime() - began < SECONDS * 1e9) {
                for (ByteBuffer value : values) {
                    writer.add(0, records++, 1_790_000_000_000L, null, value);
                }
            }
            best = Math.max(best, records / ((threads.getCurrentThreadCpuTime() - began) / 1e9));
        }
        writer.flush();
        System.out.printf(Locale.ROOT, "%-12s %,12.0f records/s%n", format, best);
    }

    private static byte[] json(long at, double[] values) {
        StringBuilder json = new StringBuilder("{\"at\":" + at + ",\"host\":\"web-01\"");
        for (int i = 0; i < FIELDS; i++) {
            json.append(",\"v").append(i).append("\":").append(values[i]);
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] line(long at, double[] values) {
        StringBuilder line = new StringBuilder("m,host=web-01 ");
        for (int i = 0; i < FIELDS; i++) {
            line.append(i == 0 ? "v" : ",v").append(i).append('=').append(values[i]);
        }
        return line.append(' ').append(at).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] avro(long at, double[] values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        encoder.writeLong(at);
        encoder.writeString("web-01");
        for (double value : values) {
            encoder.writeDouble(value);
        }
        encoder.flush();
        return out.toByteArray();
    }

    private static byte[] protobuf(long at, double[] values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (int i = 0; i < FIELDS; i++) {
            out.writeDouble(i + 1, values[i]);
        }
        out.writeInt64(21, at);
        out.writeString(22, "web-01");
        out.flush();
        return bytes.toByteArray();
    }
}
