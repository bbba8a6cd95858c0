package dev.frameproof.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameArrowTest {
    private final FrameJsonReader reader = new FrameJsonReader();

    @ParameterizedTest
    @MethodSource("dev.frameproof.frame.TestingRecordings#sdkNames")
    void theSdksArrowIsTheSameFrameAsItsJson(String name) {
        Frame json = reader.read(TestingRecordings.sdkJson(name));

        assertThat(FrameEquality.diff(json, FrameArrow.read(TestingRecordings.sdkArrow(name)), 10))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.frameproof.frame.TestingRecordings#sdkNames")
    void whatIsWrittenIsReadBackTheSame(String name) {
        Frame json = reader.read(TestingRecordings.sdkJson(name));

        assertThat(FrameEquality.diff(json, FrameArrow.read(FrameArrow.write(json)), 10))
                .isEmpty();
    }
}
