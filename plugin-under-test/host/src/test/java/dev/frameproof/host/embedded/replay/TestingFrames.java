package dev.frameproof.host.embedded.replay;

import com.google.protobuf.ByteString;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Frame;
import dev.frameproof.frame.FrameArrow;
import dev.frameproof.frame.FrameBuilder;
import dev.frameproof.frame.Schema;
import java.util.List;

/** Frames as the recorded plugin answers queries with them. */
final class TestingFrames {
    private TestingFrames() {}

    /** @return an Arrow file of two rows: the ends of a time range, with zeros */
    static ByteString response(String refId, long fromMillis, long toMillis) {
        Schema schema = new Schema(
                "response",
                refId,
                "",
                List.of(Field.of("time", FieldType.TIME, false), Field.of("values", FieldType.INT64, false)));
        Frame frame = new FrameBuilder(schema)
                .addTime(0, fromMillis, 0)
                .addLong(1, 0)
                .addTime(0, toMillis, 0)
                .addLong(1, 0)
                .frame();
        return ByteString.copyFrom(FrameArrow.write(frame));
    }
}
