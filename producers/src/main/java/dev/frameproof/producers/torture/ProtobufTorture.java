package dev.frameproof.producers.torture;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.frameproof.producers.internal.SeededStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hard and broken Protobuf, written field by field, so that it may be what no library writes. */
final class ProtobufTorture {
    static final String SCHEMA = """
            syntax = "proto3";

            message Torture {
              enum Colour {
                RED = 0;
                GREEN = 1;
                BLUE = 5;
              }
              message Inner {
                int64 x = 1;
                optional string time = 2;
                Inner next = 3;
              }
              int64 n = 1;
              uint64 u = 2;
              sint64 z = 3;
              fixed64 fx = 4;
              sfixed64 sfx = 5;
              int32 i = 6;
              uint32 ui = 7;
              sint32 zi = 8;
              fixed32 fi = 9;
              sfixed32 sfi = 10;
              float f = 11;
              double d = 12;
              bool b = 13;
              string s = 14;
              bytes raw = 15;
              Colour colour = 16;
              optional int64 opt = 17;
              Inner inner = 18;
              repeated int64 list = 19;
              repeated string words = 20;
              repeated Inner inners = 21;
              map<string, int64> map = 22;
              map<int32, Inner> by_number = 23;
              oneof choice {
                string as_text = 24;
                int64 as_number = 25;
              }
              int64 offset = 26;
              string error = 27;
            }
            """;
    private static final int N = 1;
    private static final int TEXT = 14;
    private static final int INNER = 18;
    private static final List<Long> LONGS =
            List.of(0L, 1L, -1L, 1L << 31, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, 0xFFFF_FFFFL);
    private static final List<Double> DOUBLES = List.of(
            0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1e21, 0.1);

    /** Writes fields after a plain beginning. */
    @FunctionalInterface
    interface Fields {
        void write(CodedOutputStream out, SeededStream chance) throws IOException;
    }

    private ProtobufTorture() {}

    static TortureSet set() {
        TortureCase.Maker good = good();
        List<TortureCase> cases = new ArrayList<>(TortureSet.broken(good));
        for (long value : LONGS) {
            add(cases, "64-bit integers " + value, (out, chance) -> {
                out.writeInt64(N, value);
                out.writeUInt64(2, value);
                out.writeSInt64(3, value);
                out.writeFixed64(4, value);
                out.writeSFixed64(5, value);
                out.writeInt64(17, value);
            });
            add(cases, "32-bit integers " + (int) value, (out, chance) -> {
                out.writeInt32(6, (int) value);
                out.writeUInt32(7, (int) value);
                out.writeSInt32(8, (int) value);
                out.writeFixed32(9, (int) value);
                out.writeSFixed32(10, (int) value);
            });
        }
        for (double value : DOUBLES) {
            add(cases, "floating point " + value, (out, chance) -> {
                out.writeFloat(11, (float) value);
                out.writeDouble(12, value);
            });
        }
        TortureWords.TEXTS.forEach(text -> add(cases, "a text", (out, chance) -> out.writeString(TEXT, text)));
        addOdd(cases);
        addBroken(cases);
        return new TortureSet(new TortureCase("good", good), cases, Optional.of(SCHEMA));
    }

    static TortureCase.Maker good() {
        return after((out, chance) -> out.writeDouble(12, chance.nextBelow(1_000) / 8.0));
    }

    private static void addOdd(List<TortureCase> cases) {
        cases.add(new TortureCase("no field at all, explicit zeros", chance -> new byte[] {N << 3, 0}));
        add(cases, "bytes", (out, chance) -> out.writeBytes(15, ByteString.copyFrom(TortureSet.random(chance, 0, 40))));
        add(cases, "enum known", (out, chance) -> out.writeEnum(16, 5));
        add(cases, "enum unknown", (out, chance) -> out.writeEnum(16, chance.nextBetween(6, 99)));
        add(cases, "enum negative", (out, chance) -> out.writeEnum(16, -1));
        add(cases, "scalar twice, the last counts", (out, chance) -> {
            out.writeString(TEXT, "first");
            out.writeString(TEXT, "last");
        });
        add(cases, "message twice, merged", (out, chance) -> {
            out.writeByteArray(INNER, inner(5));
            out.writeByteArray(INNER, new byte[] {18, 1, 't'});
        });
        add(cases, "oneof twice, the last counts", (out, chance) -> {
            out.writeString(24, "text");
            out.writeInt64(25, 7);
        });
        add(cases, "fields out of order", (out, chance) -> {
            out.writeInt64(26, 9);
            out.writeInt32(6, 1);
        });
        add(cases, "unknown fields", (out, chance) -> {
            out.writeInt64(1_000, 1);
            out.writeString(536_870_911, "highest number");
        });
        add(cases, "list unpacked and packed", (out, chance) -> {
            out.writeInt64(19, 1);
            out.writeByteArray(19, new byte[] {2, 3, (byte) 0x80, 1});
        });
        add(cases, "empty packed list", (out, chance) -> out.writeByteArray(19, new byte[0]));
        add(cases, "lists of text and messages", (out, chance) -> {
            for (int i = chance.nextBelow(20); i >= 0; i--) {
                out.writeString(20, TortureSet.pick(chance, TortureWords.TEXTS));
                out.writeByteArray(21, inner(i));
            }
        });
        add(cases, "map with odd keys", (out, chance) -> {
            for (String name : TortureWords.NAMES) {
                out.writeByteArray(22, entry(name, chance.nextBelow(100)));
            }
        });
        add(cases, "map with a key twice, and an empty entry", (out, chance) -> {
            out.writeByteArray(22, entry("a", 1));
            out.writeByteArray(22, entry("a", 2));
            out.writeByteArray(22, new byte[0]);
        });
        add(cases, "deep", (out, chance) -> out.writeByteArray(INNER, deep(chance.nextBetween(4, 90))));
        add(
                cases,
                "varint longer than it must be",
                (out, chance) -> out.writeRawBytes(new byte[] {N << 3, (byte) 0x85, (byte) 0x80, (byte) 0x80, 0}));
    }

    private static void addBroken(List<TortureCase> cases) {
        add(cases, "deeper than readers go", (out, chance) -> out.writeByteArray(INNER, deep(150)));
        add(
                cases,
                "invalid UTF-8 in text",
                (out, chance) -> out.writeByteArray(TEXT, new byte[] {'a', (byte) 0xFF, (byte) 0xC0, (byte) 0x80}));
        add(cases, "wrong wire type", (out, chance) -> out.writeInt64(TEXT, 5));
        add(cases, "field number 0", (out, chance) -> out.writeRawBytes(new byte[] {0, 1}));
        add(cases, "wire type 7", (out, chance) -> out.writeRawBytes(new byte[] {(byte) ((N << 3) | 7), 1}));
        add(
                cases,
                "length beyond the record",
                (out, chance) -> out.writeRawBytes(new byte[] {(byte) ((TEXT << 3) | 2), (byte) 0xFF, 0x7F, 'a'}));
        add(cases, "varint of eleven bytes", (out, chance) -> {
            out.writeRawBytes(new byte[] {N << 3});
            for (int i = 0; i < 10; i++) {
                out.writeRawByte((byte) 0xFF);
            }
            out.writeRawByte((byte) 1);
        });
        add(cases, "group without end", (out, chance) -> out.writeRawBytes(new byte[] {(byte) ((5 << 3) | 3), 8, 1}));
    }

    private static void add(List<TortureCase> cases, String name, Fields fields) {
        cases.add(new TortureCase(name, after(fields)));
    }

    static TortureCase.Maker after(Fields fields) {
        return chance -> written(out -> {
            out.writeInt64(N, chance.nextBelow(1_000));
            out.writeString(TEXT, "plain");
            fields.write(out, chance);
        });
    }

    @FunctionalInterface
    interface Content {
        void write(CodedOutputStream out) throws IOException;
    }

    static byte[] written(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            content.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] inner(long x) {
        return written(out -> out.writeInt64(1, x));
    }

    private static byte[] entry(String key, long value) {
        return written(out -> {
            out.writeByteArray(1, key.getBytes(StandardCharsets.UTF_8));
            out.writeInt64(2, value);
        });
    }

    private static byte[] deep(int levels) {
        byte[] bytes = inner(levels);
        for (int i = 1; i < levels; i++) {
            byte[] inside = bytes;
            bytes = written(out -> out.writeByteArray(3, inside));
        }
        return bytes;
    }
}
