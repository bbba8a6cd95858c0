package dev.frameproof.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {

    @TempDir
    Path folder;

    @Test
    void wordsComeInTheOrderThatJavaWants() throws Exception {
        Path archive = Files.createFile(folder.resolve("app.jsa"));
        assertThat(JavaCommand.of("a.Main")
                        .withClassPath(List.of(Path.of("/x/a.jar"), Path.of("/x/b.jar")))
                        .withOptions("-Xmx64m")
                        .withArchive(archive)
                        .withArguments("one", "two")
                        .toCommand())
                .containsExactly(
                        JavaCommand.java().toString(),
                        "-Xmx64m",
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xshare:auto",
                        "-cp",
                        "/x/a.jar:/x/b.jar",
                        "a.Main",
                        "one",
                        "two");
    }

    @Test
    void archiveThatIsNotThereIsLeftOut() {
        assertThat(JavaCommand.of("a.Main")
                        .withArchive(folder.resolve("absent.jsa"))
                        .toCommand())
                .noneMatch(word -> word.contains("absent.jsa"));
    }

    @Test
    void childRunsOnTheSameJavaAndClassPath() throws Exception {
        ProcessSpec spec =
                ProcessSpec.of("java", JavaCommand.of(Greeting.class).toCommand(), folder.resolve("java.log"));
        try (ChildProcess child = ChildProcess.start(spec)) {
            assertThat(child.exit().get(20, TimeUnit.SECONDS).code()).isZero();
        }
        assertThat(Files.readAllLines(folder.resolve("java.log"))).contains("on " + Runtime.version());
    }

    /** Test process. */
    static final class Greeting {
        private Greeting() {}

        public static void main(String[] arguments) {
            System.out.println("on " + Runtime.version());
        }
    }
}
