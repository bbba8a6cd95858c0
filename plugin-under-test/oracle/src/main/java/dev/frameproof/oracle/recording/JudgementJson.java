package dev.frameproof.oracle.recording;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.reports.Finding;
import java.util.Locale;

/** Judgements as lines of JSON. */
final class JudgementJson {
    private JudgementJson() {}

    static String line(Judgement judgement) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("case", judgement.recording());
        json.put("rows", judgement.rows());
        json.put("conforms", judgement.conforms());
        ArrayNode findings = json.putArray("findings");
        judgement.findings().forEach(finding -> put(finding, findings.addObject()));
        return json.toString();
    }

    private static void put(JudgedFinding judged, ObjectNode json) {
        Finding finding = judged.finding();
        json.put("id", judged.id());
        json.put("kind", finding.kind().id());
        json.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        if (finding.offset() < 0) {
            json.putNull("partition").putNull("offset");
        } else {
            json.put("partition", finding.partition()).put("offset", finding.offset());
        }
        json.put("field", finding.field());
        json.put("expected", finding.expected());
        json.put("got", finding.got());
        json.put("detail", finding.detail());
    }
}
