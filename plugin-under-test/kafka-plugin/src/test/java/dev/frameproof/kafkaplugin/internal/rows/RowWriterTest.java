package dev.frameproof.kafkaplugin.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frameproof.kafkaplugin.internal.decoding.KeyFormat;
import dev.frameproof.kafkaplugin.internal.decoding.SchemalessFormats;
import dev.frameproof.kafkaplugin.internal.decoding.ValueFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowWriterTest {
    private static final int MAX_ROWS = 10;
    private static final int MAX_BYTES = 10_000;

    private final TestingRows rows = new TestingRows();

    @Test
    void rowsOfDifferentStructureNeverOvertakeEachOther() throws InterruptedException {
        RowWriter writer = writer("", SchemalessFormats.JSON, KeyFormat.NONE);
        for (int offset = 0; offset < 100; offset++) {
            String value = offset % 7 == 3 ? "{bad" : offset % 5 == 2 ? "{\"v\":1.5}" : "{\"v\":1}";
            writer.add(0, offset, 1_000 + offset, null, bytes(value));
        }
        writer.flush();

        assertThat(rows.rows().stream().map(TestingRows.Row::offset))
                .hasSize(100)
                .isSorted();
        assertThat(writer.rows()).isEqualTo(100);
        assertThat(writer.errors()).isEqualTo(14);
    }

    @Test
    void frameIsSentWhenItIsFullOrLargeOrAskedFor() throws InterruptedException {
        RowWriter writer = writer("", SchemalessFormats.PLAINTEXT, KeyFormat.NONE);
        for (int offset = 0; offset < 25; offset++) {
            writer.add(0, offset, 0, null, bytes("x"));
        }
        assertThat(rows.frameSizes()).containsExactly(10, 10);
        assertThat(writer.pending()).isEqualTo(5);

        writer.flush();
        writer.flush();
        assertThat(rows.frameSizes()).containsExactly(10, 10, 5);

        writer.add(0, 25, 0, null, bytes("y".repeat(MAX_BYTES)));
        assertThat(rows.frameSizes()).containsExactly(10, 10, 5, 1);
    }

    @Test
    void partitionIsShownFromWhenSeveralAreRead() throws InterruptedException {
        RowWriter writer = writer("", SchemalessFormats.JSON, KeyFormat.NONE);
        writer.add(0, 0, 0, null, bytes("{\"v\":1}"));
        writer.partitioned(true);
        writer.add(1, 0, 0, null, bytes("{\"v\":2}"));
        writer.flush();

        assertThat(rows.rows().stream().map(TestingRows.Row::types))
                .containsExactly(
                        "time=time.Time offset=int64 v=int64", "time=time.Time partition=int32 offset=int64 v=int64");
    }

    @Test
    void aliasThatNamesThePartitionSplitsFramesByPartition() throws InterruptedException {
        RowWriter writer = writer("{{topic}} {{partition}} {{field}}", SchemalessFormats.JSON, KeyFormat.NONE);
        for (int offset = 0; offset < 4; offset++) {
            writer.add(offset / 2, offset, 0, null, bytes("{\"v\":1}"));
        }
        writer.flush();

        assertThat(rows.rows().stream().map(TestingRows.Row::frame))
                .containsExactly("orders 0 /A", "orders 0 /A", "orders 1 /A", "orders 1 /A");
        assertThat(rows.rows().get(3).fields().get(2)).contains("\"displayNameFromDS\":\"orders 1 v\"");
        assertThat(rows.rows().get(3).fields().get(0)).doesNotContain("displayNameFromDS");
    }

    @Test
    void memberOrderDoesNotChangeTheColumns() throws InterruptedException {
        RowWriter writer = writer("", SchemalessFormats.JSON, KeyFormat.JSON);
        writer.add(0, 0, 0, bytes("{\"z\":1,\"y\":2}"), bytes("{\"a\":1,\"b\":2}"));
        writer.add(0, 1, 0, bytes("{\"y\":4,\"z\":3}"), bytes("{\"b\":4,\"a\":3}"));
        writer.flush();

        assertThat(rows.frameSizes()).containsExactly(2);
        assertThat(rows.rows().get(1).types())
                .isEqualTo("time=time.Time offset=int64 key.y=int64 key.z=int64 a=int64 b=int64");
        assertThat(rows.rows().get(1).values()).containsExactly("0", "1", "4", "3", "3", "4");
    }

    @Test
    void nullHasTheTypeThatTheColumnHadLastEvenAfterABadRecord() throws InterruptedException {
        RowWriter writer = writer("", SchemalessFormats.JSON, KeyFormat.NONE);
        writer.add(0, 0, 0, null, bytes("{\"v\":\"x\"}"));
        writer.add(0, 1, 0, null, bytes("{\"v\":5,bad"));
        writer.add(0, 2, 0, null, bytes("{\"v\":null}"));
        writer.flush();

        assertThat(rows.rows().get(2).types()).endsWith(" v=string");
        assertThat(rows.rows().get(2).get("v")).isEqualTo("null");
    }

    @Test
    void numbersThatJsonLacksAreTold() throws InterruptedException {
        ValueFormat doubles = (names, cells, maxDepth, fieldCap) -> {
            int column = names.numberOf("v");
            return (bytes, from, to, target) ->
                    target.addDouble(column, ByteBuffer.wrap(bytes, from, 8).getDouble());
        };
        List<String> frames = new ArrayList<>();
        RowWriter writer = new RowWriter(
                options("", doubles, KeyFormat.NONE),
                (array, offset, length) -> frames.add(new String(array, offset, length, StandardCharsets.UTF_8)));
        double[] numbers = {1.5, Double.NaN, Double.NEGATIVE_INFINITY, Double.NaN, -0.0, Double.POSITIVE_INFINITY};
        for (double number : numbers) {
            writer.add(0, 0, 0, null, ByteBuffer.allocate(8).putDouble(0, number));
        }
        writer.flush();
        writer.add(0, 0, 0, null, ByteBuffer.allocate(8).putDouble(0, 2.5));
        writer.flush();

        assertThat(frames.get(0))
                .endsWith(",[1.5,null,null,null,-0,null]],"
                        + "\"entities\":[null,null,{\"NaN\":[1,3],\"Inf\":[5],\"NegInf\":[2]}]}}");
        assertThat(frames.get(1)).endsWith(",[2.5]]}}");
    }

    @Test
    void recordsInDirectMemoryAndInPartsOfArraysAreRead() throws InterruptedException {
        RowWriter writer = writer("", SchemalessFormats.JSON, KeyFormat.STRING);
        ByteBuffer direct =
                ByteBuffer.allocateDirect(20).put(bytes("{\"v\":1}")).flip();
        ByteBuffer part =
                ByteBuffer.wrap("..k..".getBytes(StandardCharsets.UTF_8), 2, 1).slice();
        writer.add(0, 0, 0, part, direct);
        writer.flush();

        assertThat(rows.rows().get(0).get("key")).isEqualTo("\"k\"");
        assertThat(rows.rows().get(0).get("v")).isEqualTo("1");
        assertThat(direct.remaining()).isEqualTo(7);
    }

    @Test
    void everNewNamesDoNotFillTheMemory() throws InterruptedException {
        TestingRows last = new TestingRows();
        RowWriter writer =
                new RowWriter(options("", SchemalessFormats.JSON, KeyFormat.STRING), (array, offset, length) -> {
                    last.rows().clear();
                    if (writtenLast(array, offset, length)) {
                        last.send(array, offset, length);
                    }
                });
        for (int offset = 0; offset < 60_000; offset++) {
            writer.add(0, offset, 0, bytes("k"), bytes("{\"id" + offset + "\":1}"));
        }
        writer.flush();

        assertThat(writer.rows()).isEqualTo(60_000);
        assertThat(last.rows()).singleElement().satisfies(row -> assertThat(row.types())
                .endsWith(" key=string id59999=int64"));
    }

    private static boolean writtenLast(byte[] array, int offset, int length) {
        return new String(array, offset, length, StandardCharsets.UTF_8).contains("id59999");
    }

    private RowWriter writer(String alias, ValueFormat valueFormat, KeyFormat keyFormat) {
        return new RowWriter(options(alias, valueFormat, keyFormat), rows);
    }

    private static RowWriter.Options options(String alias, ValueFormat valueFormat, KeyFormat keyFormat) {
        FrameNaming naming = new FrameNaming("orders", "A", alias);
        return new RowWriter.Options(naming, valueFormat, keyFormat, 5, 1_000, MAX_ROWS, MAX_BYTES);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
