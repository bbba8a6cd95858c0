package dev.frameproof.oracle.recording;

import dev.frameproof.oracle.internal.ByteText;
import dev.frameproof.oracle.recording.internal.Cause;
import dev.frameproof.oracle.recording.internal.Layout;
import dev.frameproof.reports.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The findings of many recordings as a page in Markdown for the plugin's maintainer, one section a cause. */
public final class FindingsPage {
    private static final int LONGEST_CELL = 160;

    private final String plugin;
    private final List<Judged> all = new ArrayList<>();
    private final Map<Cause, List<Shown>> causes = new LinkedHashMap<>();

    /** @param plugin the plugin that was recorded, with its version */
    public FindingsPage(String plugin) {
        this.plugin = plugin;
    }

    private record Judged(String file, Recording recording, Judgement judgement) {}

    private record Shown(Judged judged, JudgedFinding finding) {}

    /** @param file what a user would type to judge it again */
    public void add(String file, Recording recording, Judgement judgement) {
        var judged = new Judged(file, recording, judgement);
        all.add(judged);
        for (JudgedFinding finding : judgement.findings()) {
            causes.computeIfAbsent(Cause.of(finding.finding(), recording.query()), unused -> new ArrayList<>())
                    .add(new Shown(judged, finding));
        }
    }

    /** @return the page */
    public String markdown() {
        long conforming =
                all.stream().filter(judged -> judged.judgement.conforms()).count();
        var page = new StringBuilder("# Findings: " + plugin + "\n\n");
        page.append("Each of %d recordings says what lay in a topic and every frame that the plugin sent of it. "
                        .formatted(all.size()))
                .append("%d conform; the others show %d broken promises in all, here by cause. "
                        .formatted(
                                conforming,
                                causes.values().stream().mapToInt(List::size).sum()))
                .append(
                        "How a value is shown is the plugin's free choice and no finding; that every committed record comes")
                .append(" once, in order, decoded by the schema that it was written with and unchanged, is not.\n\n")
                .append(
                        "This page is made by `./frameproof judge --page`; a test holds it to what the recordings show.\n");
        int number = 1;
        for (Map.Entry<Cause, List<Shown>> cause : causes.entrySet()) {
            section(page, number++, cause.getKey(), cause.getValue());
        }
        return page.toString();
    }

    private static void section(StringBuilder page, int number, Cause cause, List<Shown> findings) {
        page.append("\n## %d. %s%n%n".formatted(number, cause.title()).replace(System.lineSeparator(), "\n"));
        page.append("**What the standard says.** ").append(cause.standard()).append("\n\n");
        page.append("| case | partition, offset | sent | expected | came |\n|---|---|---|---|---|\n");
        for (Shown shown : findings) {
            Finding finding = shown.finding.finding();
            String field = finding.field().isEmpty() ? "" : "`" + finding.field() + "`: ";
            page.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            shown.judged.recording.name(),
                            finding.offset() < 0 ? "" : finding.partition() + ", " + finding.offset(),
                            cell(sent(shown)),
                            field + cell(finding.expected()),
                            field + cell(finding.got())));
        }
        page.append("\n**How to reproduce it.**\n\n```\n");
        Set<String> files = new LinkedHashSet<>();
        findings.forEach(shown -> files.add(shown.judged.file));
        files.forEach(file -> page.append("./frameproof judge ").append(file).append('\n'));
        page.append("```\n");
    }

    private static String sent(Shown shown) {
        Recording recording = shown.judged.recording;
        Finding finding = shown.finding.finding();
        for (Layout layout : Layout.candidates(recording.partitions(), recording.records())) {
            for (int i = 0; i < recording.records().size(); i++) {
                RecordedRecord record = recording.records().get(i);
                if (record.partition() == finding.partition() && layout.offset(i) == finding.offset()) {
                    String key = record.key() == null ? "" : "key " + text(record.key()) + ", value ";
                    return key + (record.value() == null ? "null, a tombstone" : text(record.value()));
                }
            }
        }
        return "";
    }

    private static String text(byte[] bytes) {
        return bytes.length == 0 ? "no bytes" : ByteText.of(bytes);
    }

    /** A table's cell: no line break, no bar that would end it. */
    private static String cell(String text) {
        String line = text.replace("\n", "\\n").replace("\r", "\\r");
        if (line.length() > LONGEST_CELL) {
            line = line.substring(0, LONGEST_CELL) + "...";
        }
        if (line.isEmpty()) {
            return "";
        }
        String fence = line.contains("`") ? "``" : "`";
        return fence + line.replace("|", "\\|") + fence;
    }
}
