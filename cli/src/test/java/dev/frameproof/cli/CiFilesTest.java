package dev.frameproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The action and the documented jobs use flags and inputs that exist. */
final class CiFilesTest {
    private static final Path ACTION = Path.of("../action.yml");
    private static final Path GUIDE = Path.of("../docs/ci.md");
    private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
    private static final Pattern BLOCK = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    private static Set<String> flags() {
        var nowhere = new PrintWriter(Writer.nullWriter());
        return Main.commandLine(nowhere, nowhere)
                .getSubcommands()
                .get("matrix")
                .getCommandSpec()
                .optionsMap()
                .keySet();
    }

    private static Set<String> named(String text) {
        Set<String> names = new TreeSet<>();
        Matcher flag = FLAG.matcher(text);
        while (flag.find()) {
            names.add(flag.group());
        }
        return names;
    }

    private static Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    @Test
    @SuppressWarnings("unchecked")
    void actionUsesFlagsAndInputsThatExist() throws Exception {
        String text = Files.readString(ACTION);
        var action = (Map<String, Object>) yaml(text);
        var inputs = (Map<String, Object>) action.get("inputs");
        var runs = (Map<String, Object>) action.get("runs");

        assertThat(runs).containsEntry("using", "composite");
        String scripts = ((List<Map<String, Object>>) runs.get("steps"))
                .stream().map(step -> String.valueOf(step.get("run"))).reduce("", String::concat);
        assertThat(named(scripts)).isNotEmpty().isSubsetOf(flags());
        Matcher used = Pattern.compile("inputs\\.([a-z]+)").matcher(text);
        Set<String> names = new TreeSet<>();
        while (used.find()) {
            names.add(used.group(1));
        }
        assertThat(names).isEqualTo(new TreeSet<>(inputs.keySet()));
    }

    @Test
    @SuppressWarnings("unchecked")
    void guideTellsOfFlagsAndInputsThatExist() throws Exception {
        String guide = Files.readString(GUIDE);
        var inputs = (Map<String, Object>) ((Map<String, Object>) yaml(Files.readString(ACTION))).get("inputs");

        assertThat(named(guide.replace("--depth", ""))).isSubsetOf(flags());
        Matcher block = BLOCK.matcher(guide);
        int blocks = 0;
        while (block.find()) {
            blocks++;
            assertThat(yaml(block.group(1))).isInstanceOf(Map.class);
        }
        assertThat(blocks).isEqualTo(2);
        Matcher with = Pattern.compile("        with:\\n((?:          .*\\n)+)").matcher(guide);
        assertThat(with.find()).isTrue();
        assertThat(((Map<String, Object>) yaml(with.group(1))).keySet()).isSubsetOf(inputs.keySet());
    }
}
