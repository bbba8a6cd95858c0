package dev.frameproof.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    @Test
    void endsMayBeLfCrLfOrTheEnd() throws IOException {
        assertThat(split("a\nb\r\n\nc")).containsExactly("a", "b", "", "c");
        assertThat(split("a\n")).containsExactly("a");
        assertThat(split("")).isEmpty();
    }

    @Test
    void endlessLineComesInPieces() throws IOException {
        int max = LineSplitter.MAX_LINE_BYTES;
        assertThat(split("x".repeat(2 * max + 5) + "\nend"))
                .extracting(String::length)
                .containsExactly(max, max, 5, 3);
    }

    @Test
    void cutsOfTheStreamDoNotShowInTheLines() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                lines.add("é€𝄞-".repeat(random.nextInt(2000)) + random.nextInt());
            }
            byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            List<String> seen = new ArrayList<>();
            new LineSplitter(seen::add, () -> {}).readAll(new CuttingStream(bytes, random));
            assertThat(seen).as("seed %d", seed).isEqualTo(lines);
        }
    }

    private static List<String> split(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        new LineSplitter(lines::add, () -> {}).readAll(in);
        return lines;
    }

    /** Gives its bytes in pieces of random length. */
    private static final class CuttingStream extends ByteArrayInputStream {
        private final Random random;

        CuttingStream(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1 + random.nextInt(length)));
        }
    }
}
