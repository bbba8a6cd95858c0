package dev.frameproof.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.api.Test;

/** The reference library reads what is written here, and what it writes is read here. */
class FrameArrowReferenceTest {
    private static final int FRAMES = 300;

    @Test
    void referenceLibraryReadsEveryValueAndItsOwnFilesAreReadHere() throws IOException {
        try (var allocator = new RootAllocator()) {
            for (long seed = 0; seed < FRAMES; seed++) {
                Frame frame = new TestingFrames(seed).next();
                try (var channel = new ByteArrayReadableSeekableByteChannel(FrameArrow.write(frame));
                        var reader = new ArrowFileReader(channel, allocator)) {
                    VectorSchemaRoot root = reader.getVectorSchemaRoot();
                    assertThat(reader.loadNextBatch()).as("seed %d", seed).isEqualTo(frame.rows() > 0);
                    assertThat(root.getRowCount()).as("seed %d", seed).isEqualTo(frame.rows());
                    assertThat(root.getSchema().getCustomMetadata())
                            .containsEntry("name", frame.schema().name());
                    compare(frame, root.getFieldVectors(), seed);
                    assertThat(FrameEquality.diff(frame, FrameArrow.read(writeAgain(root)), 3))
                            .as("seed %d", seed)
                            .isEmpty();
                }
            }
        }
    }

    private static byte[] writeAgain(VectorSchemaRoot root) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new ArrowFileWriter(root, null, Channels.newChannel(out))) {
            writer.start();
            writer.writeBatch();
            writer.end();
        }
        return out.toByteArray();
    }

    private static void compare(Frame frame, List<FieldVector> vectors, long seed) {
        assertThat(vectors).hasSameSizeAs(frame.columns());
        for (int column = 0; column < vectors.size(); column++) {
            Field field = frame.schema().fields().get(column);
            FieldVector vector = vectors.get(column);
            assertThat(vector.getName()).isEqualTo(field.name());
            assertThat(vector.getField().isNullable()).isEqualTo(field.nullable());
            for (int row = 0; row < frame.rows(); row++) {
                Column cells = frame.columns().get(column);
                String where = "seed %d, field %d, row %d".formatted(seed, column, row);
                assertThat(vector.isNull(row)).as(where).isEqualTo(cells.isNull(row));
                if (!cells.isNull(row)) {
                    assertThat(value(vector, row)).as(where).isEqualTo(value(field.type(), cells, row));
                }
            }
        }
    }

    private static Object value(FieldType type, Column cells, int row) {
        return switch (type) {
            case TIME -> cells.longAt(row) * 1_000_000 + cells.nanosAt(row);
            case FLOAT32, FLOAT64 -> cells.doubleAt(row);
            case BOOL -> cells.booleanAt(row);
            case STRING, JSON -> cells.textAt(row);
            default -> cells.longAt(row);
        };
    }

    private static Object value(FieldVector vector, int row) {
        if (vector instanceof TimeStampNanoVector times) {
            return times.get(row);
        } else if (vector instanceof Float4Vector reals) {
            return (double) reals.get(row);
        } else if (vector instanceof Float8Vector reals) {
            return reals.get(row);
        } else if (vector instanceof BitVector bits) {
            return bits.get(row) == 1;
        } else if (vector instanceof VarCharVector texts) {
            return texts.getObject(row).toString();
        } else if (vector instanceof VarBinaryVector texts) {
            return new String(texts.get(row), UTF_8);
        }
        return whole(vector, row);
    }

    private static long whole(FieldVector vector, int row) {
        if (vector instanceof TinyIntVector wholes) {
            return wholes.get(row);
        } else if (vector instanceof SmallIntVector wholes) {
            return wholes.get(row);
        } else if (vector instanceof IntVector wholes) {
            return wholes.get(row);
        } else if (vector instanceof BigIntVector wholes) {
            return wholes.get(row);
        } else if (vector instanceof UInt1Vector wholes) {
            return wholes.get(row) & 0xff;
        } else if (vector instanceof UInt2Vector wholes) {
            return wholes.get(row);
        } else if (vector instanceof UInt4Vector wholes) {
            return wholes.get(row) & 0xffff_ffffL;
        }
        return ((UInt8Vector) vector).get(row);
    }
}
