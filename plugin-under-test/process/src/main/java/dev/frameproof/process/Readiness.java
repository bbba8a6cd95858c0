package dev.frameproof.process;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** When a child counts as ready. An instance belongs to one wait, in one thread. */
public interface Readiness {

    /** @return the end of the sentence "waited for ...", and what the last try answered if that is known */
    String waitsFor();

    /**
     * Asked whenever lines arrive, and every 20 ms.
     *
     * @param news the lines since the last call, oldest first; the first call gets everything since the start
     */
    boolean isReady(List<OutputLine> news);

    /** @return ready once a line contains a match of the pattern */
    static Readiness line(Pattern pattern) {
        return new LineReadiness(pattern);
    }

    /** @return ready once a line contains a match of the regular expression */
    static Readiness line(String regex) {
        return line(Pattern.compile(regex));
    }

    /** @return ready once the probe says so; the probe must answer or give up by itself in bounded time */
    static Readiness probe(String waitsFor, BooleanSupplier probe) {
        return new Readiness() {
            @Override
            public String waitsFor() {
                return waitsFor;
            }

            @Override
            public boolean isReady(List<OutputLine> news) {
                return probe.getAsBoolean();
            }
        };
    }

    /** @return ready once this was ready and then the other is; the other is not asked before */
    default Readiness then(Readiness next) {
        return new ReadinessChain(this, next);
    }
}
