package dev.frameproof.frame.internal;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.frameproof.frame.Frame;
import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;

/** Writes a frame as an Arrow IPC file: magic, schema, at most one batch of rows, end mark, footer, magic. */
public final class ArrowWriter {
    static final byte[] MAGIC = {'A', 'R', 'R', 'O', 'W', '1'};
    static final int CONTINUATION = -1;

    private final ByteOutput out = new ByteOutput();
    private final Frame frame;

    public ArrowWriter(Frame frame) {
        this.frame = frame;
    }

    /** @return the file */
    public byte[] write() {
        out.put(MAGIC);
        out.alignTo8();
        var schema = new FlatBufferBuilder();
        putMessage(finish(schema, MessageHeader.Schema, ArrowSchemaWriter.write(schema, frame.schema()), 0));
        int batchAt = out.length();
        int batchMetadataLength = 0;
        int bodyLength = 0;
        if (frame.rows() > 0) {
            ArrowBody body = new ArrowBody(frame);
            batchMetadataLength = putMessage(batch(body));
            bodyLength = body.bytes().length();
            out.put(body.bytes().array(), 0, bodyLength);
        }
        out.putLittleEndian(CONTINUATION, 4);
        out.putLittleEndian(0, 4);
        putFooter(batchAt, batchMetadataLength, bodyLength);
        return out.toByteArray();
    }

    private static ByteBuffer finish(FlatBufferBuilder message, byte type, int header, int bodyLength) {
        int root = Message.createMessage(message, MetadataVersion.V5, type, header, bodyLength, 0);
        Message.finishMessageBuffer(message, root);
        return message.dataBuffer();
    }

    /** @return how many bytes it took with its length and padding */
    private int putMessage(ByteBuffer message) {
        int start = out.length();
        int padded = (message.remaining() + 7) & -8;
        out.putLittleEndian(CONTINUATION, 4);
        out.putLittleEndian(padded, 4);
        out.put(message.array(), message.arrayOffset() + message.position(), message.remaining());
        out.alignTo8();
        return out.length() - start;
    }

    private ByteBuffer batch(ArrowBody body) {
        var to = new FlatBufferBuilder();
        RecordBatch.startBuffersVector(to, body.bufferCount());
        for (int i = body.bufferCount() - 1; i >= 0; i--) {
            Buffer.createBuffer(to, body.bufferStart(i), body.bufferLength(i));
        }
        int buffers = to.endVector();
        int width = frame.columns().size();
        RecordBatch.startNodesVector(to, width);
        for (int i = width - 1; i >= 0; i--) {
            FieldNode.createFieldNode(to, frame.rows(), body.nullCount(i));
        }
        int nodes = to.endVector();
        int header = RecordBatch.createRecordBatch(to, frame.rows(), nodes, buffers, 0, 0);
        return finish(to, MessageHeader.RecordBatch, header, body.bytes().length());
    }

    private void putFooter(int batchAt, int batchMetadataLength, int bodyLength) {
        var to = new FlatBufferBuilder();
        int schema = ArrowSchemaWriter.write(to, frame.schema());
        Footer.startRecordBatchesVector(to, batchMetadataLength > 0 ? 1 : 0);
        if (batchMetadataLength > 0) {
            Block.createBlock(to, batchAt, batchMetadataLength, bodyLength);
        }
        int batches = to.endVector();
        Footer.startDictionariesVector(to, 0);
        int dictionaries = to.endVector();
        int root = Footer.createFooter(to, MetadataVersion.V5, schema, dictionaries, batches, 0);
        Footer.finishFooterBuffer(to, root);
        ByteBuffer footer = to.dataBuffer();
        out.put(footer.array(), footer.arrayOffset() + footer.position(), footer.remaining());
        out.putLittleEndian(footer.remaining(), 4);
        out.put(MAGIC);
    }
}
