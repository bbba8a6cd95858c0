package dev.frameproof.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameJsonWriterTest {
    private final FrameJsonReader reader = new FrameJsonReader();
    private final FrameJsonWriter writer = new FrameJsonWriter();

    @ParameterizedTest
    @MethodSource("dev.frameproof.frame.TestingRecordings#sdkNames")
    void whatTheSdkWroteIsWrittenAgainByteByByte(String name) {
        byte[] json = TestingRecordings.sdkJson(name);

        assertThat(new String(writer.writeBytes(reader.read(json)), UTF_8)).isEqualTo(new String(json, UTF_8));
    }
}
