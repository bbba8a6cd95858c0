package dev.frameproof.reports.internal.html;

import dev.frameproof.reports.Measure;
import dev.frameproof.reports.ProcessResult;
import dev.frameproof.reports.RunResult;
import dev.frameproof.reports.Units;
import dev.frameproof.reports.internal.text.Markup;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes that took part, and what they used. */
final class HtmlProcesses {
    private HtmlProcesses() {}

    static void write(RunResult run, Markup html) throws IOException {
        List<Plot> plots = Stream.of(
                        TimePlot.of(Measure.MEMORY, "Resident memory", run.series()),
                        TimePlot.of(Measure.CPU, "Processor use", run.series()))
                .flatMap(Optional::stream)
                .toList();
        if (run.processes().isEmpty() && plots.isEmpty()) {
            return;
        }
        html.open("section");
        html.leaf("h2", "Processes");
        if (!run.processes().isEmpty()) {
            writeTable(run.processes(), html);
        }
        if (!plots.isEmpty()) {
            HtmlReport.writePlots(plots, html);
        }
        html.close();
    }

    private static void writeTable(List<ProcessResult> processes, Markup html) throws IOException {
        Table table = Table.open(html, "processes", "Process", ">Pid", ">Peak memory", ">CPU time", "End", "Log");
        for (ProcessResult process : processes) {
            table.row("");
            table.text(0, process.name());
            table.text(1, Long.toString(process.pid()));
            table.text(
                    2,
                    process.peakRssBytes().isPresent()
                            ? Units.bytes(process.peakRssBytes().getAsLong())
                            : "–");
            table.text(3, process.cpuTime().map(Units::duration).orElse("–"));
            table.text(4, process.exit());
            Markup cell = table.cell(5);
            if (process.logFile().isEmpty()) {
                cell.text("–");
            } else {
                HtmlFoot.writeLink(process.logFile(), cell);
            }
            cell.close();
            table.endRow();
        }
        table.close();
    }
}
