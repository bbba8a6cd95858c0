package dev.frameproof.process;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Waits for a line, and remembers which one it was. */
final class LineReadiness implements Readiness {

    private final Pattern pattern;
    private Optional<OutputLine> found = Optional.empty();

    LineReadiness(Pattern pattern) {
        this.pattern = pattern;
    }

    Optional<OutputLine> found() {
        return found;
    }

    @Override
    public String waitsFor() {
        return "a line that matches " + pattern;
    }

    @Override
    public boolean isReady(List<OutputLine> news) {
        if (found.isEmpty()) {
            found = news.stream()
                    .filter(line -> pattern.matcher(line.text()).find())
                    .findFirst();
        }
        return found.isPresent();
    }
}
