package dev.frameproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/junit.md says what is so. */
final class JUnitPageTest {
    private static final Path PAGE = Path.of("../../docs/junit.md");
    private static final Path EXAMPLES = Path.of("src/test/java/dev/frameproof/junit/OrdersStreamTest.java");

    @Test
    void examplesOfThePageAreTestsThatRun() throws IOException {
        String tests = withoutSpace(Files.readString(EXAMPLES));
        List<String> examples = Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> withoutSpace(found.group(1)))
                .toList();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(4).allSatisfy(example -> assertThat(tests)
                .contains(example));
    }

    @Test
    void everyMemberOfEveryAnnotationIsNamed() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Stream.of(KafkaStream.class, GrafanaTarget.class, PluginUnderTest.class, GrafanaMatrix.class)
                        .flatMap(annotation -> Stream.of(annotation.getDeclaredMethods()))
                        .map(Method::getName))
                .allSatisfy(member -> assertThat(page).contains("`" + member + "`"));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
