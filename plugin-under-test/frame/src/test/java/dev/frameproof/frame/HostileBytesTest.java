package dev.frameproof.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, they are a frame or a {@link FrameFormatException}. */
class HostileBytesTest {
    private static final int FLIPS_PER_FRAME = 4_000;
    private static final List<String> DAMAGED = List.of(
            "labels-config-meta", "text-and-bool", "float-specials", "times", "json-and-enum", "nullable-numbers");

    private final FrameJsonReader reader = new FrameJsonReader();

    @Test
    void noBeginningOfAJsonFrameIsOne() {
        DAMAGED.forEach(name -> {
            byte[] json = TestingRecordings.sdkJson(name);
            for (int length = 0; length < json.length; length++) {
                byte[] cut = Arrays.copyOf(json, length);
                assertThatThrownBy(() -> reader.read(cut))
                        .as("%s cut at %d", name, length)
                        .isInstanceOf(FrameFormatException.class);
            }
        });
    }

    @Test
    void noBeginningOfAnArrowFileIsOne() {
        DAMAGED.forEach(name -> {
            byte[] file = TestingRecordings.sdkArrow(name);
            for (int length = 0; length < file.length; length++) {
                byte[] cut = Arrays.copyOf(file, length);
                assertThatThrownBy(() -> FrameArrow.read(cut))
                        .as("%s cut at %d", name, length)
                        .isInstanceOf(FrameFormatException.class);
            }
        });
    }

    @Test
    void damagedJsonIsAFrameOrAFormatException() {
        DAMAGED.forEach(name -> damage(TestingRecordings.sdkJson(name), name, bytes -> touch(reader.read(bytes))));
    }

    @Test
    void damagedArrowIsAFrameOrAFormatException() {
        DAMAGED.forEach(name -> damage(TestingRecordings.sdkArrow(name), name, bytes -> touch(FrameArrow.read(bytes))));
    }

    @Test
    void wordsInWrongPlacesAreAFrameOrAFormatException() {
        String[] words = {
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "1",
            "-",
            "1e9",
            "\"schema\"",
            "\"data\"",
            "\"values\"",
            "\"entities\"",
            "\"nanos\"",
            "\"NaN\"",
            "\"fields\"",
            "\"type\"",
            "\"time\"",
            "\"\\u",
            "\\",
            "\"",
            "\u0000"
        };
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            var text = new StringBuilder(random.nextBoolean() ? "{\"schema\":{\"fields\":[" : "{\"data\":{");
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(words[random.nextInt(words.length)]);
            }
            accept(text.toString().getBytes(UTF_8), "seed " + seed, bytes -> touch(reader.read(bytes)));
        }
    }

    @Test
    void nestingOfAnyDepthCostsNoStack() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);
        Frame frame = reader.read(("{\"schema\":{\"fields\":[{\"type\":\"other\"}]},\"unknown\":" + deep
                        + ",\"data\":{\"values\":[[" + deep + "]]}}")
                .getBytes(UTF_8));

        assertThat(frame.columns().get(0).textAt(0)).hasSize(400_000);
    }

    @Test
    void readerStaysUsableAfterBytesThatWereNoFrame() {
        Schema schema = reader.read(TestingRecordings.sdkJson("times")).schema();
        byte[] other = TestingRecordings.sdkJson("numbers");
        assertThatThrownBy(() -> reader.read(other, 0, other.length - 3)).isInstanceOf(FrameFormatException.class);

        assertThat(reader.read("{\"data\":{\"values\":[[1],[null]]}}".getBytes(UTF_8))
                        .schema())
                .isSameAs(schema);
    }

    private static void damage(byte[] good, String name, Consumer<byte[]> read) {
        for (long seed = 0; seed < FLIPS_PER_FRAME; seed++) {
            Random random = new Random(seed);
            byte[] bad = good.clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                int at = random.nextInt(bad.length);
                bad[at] = (byte) (random.nextBoolean() ? bad[at] ^ (1 << random.nextInt(8)) : random.nextInt(256));
            }
            accept(bad, name + ", seed " + seed, read);
        }
    }

    private static void accept(byte[] bytes, String what, Consumer<byte[]> read) {
        try {
            read.accept(bytes);
        } catch (FrameFormatException expected) {
            assertThat(expected).hasMessageMatching("(?s).{8,}");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fail(what, e);
        }
    }

    /** Looks at everything, so that what is decoded late is decoded. */
    private static void touch(Frame frame) {
        Frame copy = frame.copy();
        assertThat(FrameEquality.diff(frame, copy, 1)).isEmpty();
        assertThat(new FrameJsonWriter().writeBytes(copy)).isNotEmpty();
    }
}
