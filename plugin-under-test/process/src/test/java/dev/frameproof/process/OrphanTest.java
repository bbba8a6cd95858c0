package dev.frameproof.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of a child when the JVM that started it is killed. The parent is started bare, since {@link ChildProcess}
 * would end the whole tree by itself.
 */
@Timeout(60)
class OrphanTest {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Pattern GRANDCHILD = Pattern.compile("grandchild (\\d+) got hello there");

    @TempDir
    Path folder;

    private Process parent;

    @BeforeEach
    void startParent() throws IOException {
        parent = new ProcessBuilder(JavaCommand.of(StartingParent.class)
                        .withOptions("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                        .withArguments(folder.toString())
                        .toCommand())
                .redirectErrorStream(true)
                .start();
    }

    @AfterEach
    void endParent() {
        parent.descendants().forEach(ProcessHandle::destroyForcibly);
        parent.destroyForcibly();
    }

    @Test
    void childOfAKilledParentEndsByItself() throws Exception {
        long grandchild = awaitGrandchild();
        assertThat(ProcessHandle.of(grandchild)).isPresent();
        parent.destroyForcibly();
        Await.gone(grandchild, DEADLINE);
        assertThat(folder.resolve("ended")).content().isEqualTo("orderly");
    }

    @Test
    void parentThatIsAskedToEndTakesItsChildWithIt() throws Exception {
        long grandchild = awaitGrandchild();
        parent.destroy();
        Await.gone(grandchild, DEADLINE);
        Await.gone(parent.pid(), DEADLINE);
        assertThat(folder.resolve("ended")).content().isEqualTo("orderly");
    }

    private long awaitGrandchild() throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader lines = parent.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher matcher = GRANDCHILD.matcher(line);
            if (matcher.find()) {
                return Long.parseLong(matcher.group(1));
            }
        }
        throw new AssertionError("the parent ended: " + said);
    }
}
