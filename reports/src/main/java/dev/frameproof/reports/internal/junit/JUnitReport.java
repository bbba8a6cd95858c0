package dev.frameproof.reports.internal.junit;

import dev.frameproof.reports.ReportWriter;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.internal.text.Markup;
import dev.frameproof.reports.internal.text.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code junit.xml} in the dialect that Surefire writes and CI servers read: a suite a stream with a case a
 * check, and before them one suite for the run itself, with a case for its end, each threshold and each check that
 * belongs to no stream.
 */
public final class JUnitReport implements ReportWriter {
    @Override
    public void write(RunResult run, Writer out) throws IOException {
        List<Suite> suites = new ArrayList<>();
        suites.add(Suite.ofRun(run));
        run.streams().forEach(stream -> suites.add(Suite.ofStream(run, stream)));
        long tests = suites.stream().mapToLong(suite -> suite.cases().size()).sum();
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Markup xml = new Markup(out);
        xml.open(
                "testsuites",
                "name",
                "Frameproof " + VisibleText.line(run.name()),
                "tests",
                Long.toString(tests),
                "failures",
                Long.toString(suites.stream().mapToLong(Suite::failures).sum()),
                "errors",
                Long.toString(suites.stream().mapToLong(Suite::errors).sum()),
                "time",
                Suite.seconds(run.invocation().elapsed()));
        for (Suite suite : suites) {
            suite.write(xml);
        }
        xml.close();
    }
}
