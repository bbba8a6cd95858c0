package dev.frameproof.frame.internal;

import dev.frameproof.frame.Frame;
import dev.frameproof.frame.Schema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;

/** Reads an Arrow IPC file; the rows of several batches follow each other. */
public final class ArrowReader {
    private static final int LEAST_LENGTH = 8 + 4 + ArrowWriter.MAGIC.length;

    private final byte[] bytes;
    private final ByteBuffer file;

    public ArrowReader(byte[] bytes) {
        this.bytes = bytes;
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @return a frame with columns of its own */
    public Frame read() {
        Footer footer = footer();
        if (footer.schema() == null) {
            throw ArrowFaults.invalid("the footer has no schema");
        }
        Schema schema = ArrowSchemaReader.read(footer.schema());
        Cells[] cells = schema.fields().stream().map(Cells::of).toArray(Cells[]::new);
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            readBatch(footer.recordBatches(i), schema, cells);
        }
        return new Frame(schema, List.of(cells));
    }

    private Footer footer() {
        int length = file.limit();
        int magicAt = length - ArrowWriter.MAGIC.length;
        if (length < LEAST_LENGTH || !isMagic(0) || !isMagic(magicAt)) {
            throw ArrowFaults.invalid("an Arrow file begins and ends with ARROW1");
        }
        int footerLength = file.getInt(magicAt - 4);
        int start = magicAt - 4 - footerLength;
        if (footerLength <= 0 || start < 8) {
            throw ArrowFaults.invalid(magicAt - 4, "a footer of " + footerLength + " bytes does not fit");
        }
        return Footer.getRootAsFooter(slice(start, footerLength));
    }

    private boolean isMagic(int at) {
        return Arrays.equals(bytes, at, at + ArrowWriter.MAGIC.length, ArrowWriter.MAGIC, 0, ArrowWriter.MAGIC.length);
    }

    private void readBatch(Block block, Schema schema, Cells[] cells) {
        int start = within(block.offset(), 0, "a batch");
        int length = file.getInt(start);
        int messageAt = start + 4;
        if (length == ArrowWriter.CONTINUATION) {
            length = file.getInt(messageAt);
            messageAt += 4;
        }
        within((long) messageAt + Math.max(length, 0), 0, "a batch");
        Message message = Message.getRootAsMessage(slice(messageAt, length));
        if (message.headerType() != MessageHeader.RecordBatch) {
            throw ArrowFaults.invalid(start, "the footer names a batch where there is none");
        }
        RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
        if (batch == null || batch.compression() != null) {
            throw ArrowFaults.invalid(start, "only uncompressed batches can be read");
        }
        int bodyAt = within(start + (long) block.metaDataLength(), message.bodyLength(), "a batch's body");
        new ArrowBatch(bytes, bodyAt, (int) message.bodyLength(), batch).addTo(schema, cells);
    }

    private int within(long start, long length, String what) {
        if (start < 0 || length < 0 || start > file.limit() || length > file.limit() - start) {
            throw ArrowFaults.invalid(what + " lies beyond the file");
        }
        return (int) start;
    }

    private ByteBuffer slice(int start, int length) {
        if (length < 0 || length > file.limit() - start) {
            throw ArrowFaults.invalid(start, "a length of " + length + " bytes does not fit");
        }
        return file.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
