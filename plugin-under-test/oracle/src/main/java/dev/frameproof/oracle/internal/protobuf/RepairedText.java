package dev.frameproof.oracle.internal.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import dev.frameproof.oracle.internal.GoUtf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Rewrites a message so that all its texts are UTF-8, by Go's rule of the replacement character. In proto2 a text may hold
 * any bytes; Java's reader never lets a map's do so, and replaces several bytes of a truncated character by one.
 */
final class RepairedText {
    private static final int DEEPEST = 100;

    private RepairedText() {}

    /**
     * @return the message with only those texts changed of which its schema does not ask for UTF-8
     * @throws IOException when it is no message at all
     */
    static ByteString of(Descriptor message, ByteString bytes) throws IOException {
        return of(message, bytes, 0);
    }

    private static ByteString of(Descriptor message, ByteString bytes, int depth) throws IOException {
        ByteArrayOutputStream repaired = new ByteArrayOutputStream(bytes.size() + 16);
        CodedOutputStream out = CodedOutputStream.newInstance(repaired);
        copy(message, bytes.newCodedInput(), out, depth);
        out.flush();
        return ByteString.copyFrom(repaired.toByteArray());
    }

    /** Copies up to the end, or up to the end of the group that has begun. */
    private static void copy(Descriptor message, CodedInputStream in, CodedOutputStream out, int depth)
            throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("nested deeper than " + DEEPEST + " levels");
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            out.writeUInt32NoTag(tag);
            FieldDescriptor field =
                    message == null ? null : message.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            switch (WireFormat.getTagWireType(tag)) {
                case WireFormat.WIRETYPE_VARINT -> out.writeUInt64NoTag(in.readRawVarint64());
                case WireFormat.WIRETYPE_FIXED64 -> out.writeFixed64NoTag(in.readFixed64());
                case WireFormat.WIRETYPE_FIXED32 -> out.writeFixed32NoTag(in.readFixed32());
                case WireFormat.WIRETYPE_LENGTH_DELIMITED -> out.writeBytesNoTag(content(field, in.readBytes(), depth));
                case WireFormat.WIRETYPE_START_GROUP -> copy(ProtoFields.messageOf(field), in, out, depth + 1);
                default -> {
                    return;
                }
            }
        }
    }

    private static ByteString content(FieldDescriptor field, ByteString content, int depth) throws IOException {
        Descriptor message = ProtoFields.messageOf(field);
        if (message != null) {
            return of(message, content, depth + 1);
        }
        return ProtoFields.isLooseText(field)
                ? ByteString.copyFrom(GoUtf8.decode(content.toByteArray()), UTF_8)
                : content;
    }
}
