package dev.frameproof.host.embedded.replay;

import com.google.protobuf.ByteString;
import dev.frameproof.host.embedded.FrameTranslator;

/** Frames as the recorded plugin answers queries with them. */
final class TestingFrames {
    private TestingFrames() {}

    static ByteString response(String refId, long from, long to) {
        return ByteString.copyFromUtf8("""
                {"schema":{"name":"response","refId":"%s","fields":[
                 {"name":"time","type":"time","typeInfo":{"frame":"time.Time"}},
                 {"name":"values","type":"number","typeInfo":{"frame":"int64"}}]},
                 "data":{"values":[[%d,%d],[0,0]]}}
                """.formatted(refId, from, to));
    }

    static FrameTranslator translator() {
        return frame -> frame;
    }
}
