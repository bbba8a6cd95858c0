package dev.frameproof.reports.internal.json;

import dev.frameproof.reports.CheckResult;
import dev.frameproof.reports.Finding;
import dev.frameproof.reports.FindingKind;
import dev.frameproof.reports.PanelSummary;
import dev.frameproof.reports.Severity;
import dev.frameproof.reports.StreamResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The list of findings of a JSON report, and the checks of run and streams that they belong to. */
final class JsonFindings {
    private record Owner(FindingKind kind, String stream) {}

    private final Map<FindingKind, List<Finding>> ofRun;
    private final Map<Owner, List<Finding>> ofStreams;

    JsonFindings(JsonObject root) {
        List<Finding> findings = root.objects("findings", JsonFindings::finding);
        this.ofRun = findings.stream().collect(Collectors.groupingBy(Finding::kind));
        this.ofStreams = findings.stream()
                .collect(Collectors.groupingBy(finding -> new Owner(finding.kind(), finding.stream())));
    }

    CheckResult check(JsonObject json) {
        return check(json, kind -> ofRun.getOrDefault(kind, List.of()));
    }

    StreamResult stream(JsonObject json) {
        String name = json.text("name");
        return new StreamResult(
                name,
                json.text("channel"),
                json.text("topic"),
                json.number("rowsExpected"),
                json.number("rowsDelivered"),
                json.number("rowsVerified"),
                json.objects(
                        "checks",
                        check -> check(check, kind -> ofStreams.getOrDefault(new Owner(kind, name), List.of()))),
                json.optionalObject("panel").map(JsonFindings::panel));
    }

    private CheckResult check(JsonObject json, Function<FindingKind, List<Finding>> findings) {
        FindingKind kind = json.named("id", JsonFindings::kind);
        long kept = json.number("kept");
        List<Finding> own = findings.apply(kind).stream().limit(kept).toList();
        return new CheckResult(
                kind,
                json.text("unit"),
                json.number("checked"),
                json.number("failed"),
                json.number("noted"),
                json.named("status", name -> constant(CheckResult.Status.values(), name)),
                json.text("reason"),
                own);
    }

    private static PanelSummary panel(JsonObject json) {
        return new PanelSummary(json.number("rowsKept"), json.number("rowsDropped"), json.texts("columnsEmptied"));
    }

    private static Finding finding(JsonObject json) {
        return new Finding(
                json.named("kind", JsonFindings::kind),
                json.named("severity", name -> constant(Severity.values(), name)),
                json.text("stream"),
                json.text("topic"),
                json.smallNumber("partition"),
                json.number("offset"),
                json.text("field"),
                json.text("expected"),
                json.text("got"),
                json.text("detail"));
    }

    private static Optional<FindingKind> kind(String id) {
        return Arrays.stream(FindingKind.values())
                .filter(kind -> kind.id().equals(id))
                .findFirst();
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> JsonNames.of(constant).equals(name))
                .findFirst();
    }
}
