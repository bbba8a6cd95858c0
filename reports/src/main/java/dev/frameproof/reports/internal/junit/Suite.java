package dev.frameproof.reports.internal.junit;

import dev.frameproof.reports.Fact;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.StreamResult;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One test suite.
 *
 * @param name its name, unique in the report
 * @param className the dotted name by which CI servers group its cases
 * @param run where the times come from
 * @param properties facts about what it ran on
 * @param cases what was tested
 */
record Suite(String name, String className, RunResult run, List<Fact> properties, List<Case> cases) {
    private static final DateTimeFormatter SECONDS_OF_DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Suite ofRun(RunResult run) {
        List<Case> cases = new ArrayList<>();
        cases.add(Case.of(run));
        run.thresholds().forEach(threshold -> cases.add(Case.of(threshold)));
        run.checksOutsideStreams().forEach(check -> cases.add(Case.of(check)));
        return new Suite(run.name(), "frameproof." + dotless(run.name()), run, run.environment(), cases);
    }

    static Suite ofStream(RunResult run, StreamResult stream) {
        String className = "frameproof." + dotless(run.name()) + "." + dotless(stream.name());
        List<Case> cases = stream.checks().stream().map(Case::of).toList();
        List<Fact> properties = List.of(new Fact("topic", stream.topic()), new Fact("channel", stream.channel()));
        return new Suite(run.name() + ": " + stream.name(), className, run, properties, cases);
    }

    long failures() {
        return count(Case.End.FAILURE);
    }

    long errors() {
        return count(Case.End.ERROR);
    }

    void write(Markup xml) throws IOException {
        xml.open(
                "testsuite",
                "name",
                VisibleText.line(name),
                "tests",
                Integer.toString(cases.size()),
                "failures",
                Long.toString(failures()),
                "errors",
                Long.toString(errors()),
                "skipped",
                Long.toString(count(Case.End.SKIPPED)),
                "time",
                seconds(run.invocation().elapsed()),
                "timestamp",
                SECONDS_OF_DAY.format(run.invocation().started().truncatedTo(ChronoUnit.SECONDS)));
        if (!properties.isEmpty()) {
            xml.open("properties");
            for (Fact property : properties) {
                xml.empty(
                        "property",
                        "name",
                        VisibleText.line(property.name()),
                        "value",
                        VisibleText.line(property.value()));
            }
            xml.close();
        }
        for (Case testCase : cases) {
            testCase.write(xml, className);
        }
        xml.close();
    }

    static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9)
                .setScale(3, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String dotless(String name) {
        return VisibleText.line(name).replace('.', '_');
    }

    private long count(Case.End end) {
        return cases.stream().filter(testCase -> testCase.end() == end).count();
    }
}
