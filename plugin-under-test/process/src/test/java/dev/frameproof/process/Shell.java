package dev.frameproof.process;

import java.nio.file.Path;
import java.util.List;

/** Children made of a line of shell. */
final class Shell {

    private Shell() {}

    static ProcessSpec script(Path folder, String script) {
        return ProcessSpec.of("child", List.of("/bin/sh", "-c", script), folder.resolve("child.log"))
                .inheriting("PATH")
                .in(folder);
    }
}
