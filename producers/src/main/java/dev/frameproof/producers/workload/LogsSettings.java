package dev.frameproof.producers.workload;

import java.util.List;

/**
 * What a few services log.
 *
 * @param structured whether each record is an object, and no bare text
 * @param services how many there are, 1 to 12
 * @param errors how many of all lines are errors, 0 to 1
 * @param seed what all chance comes from
 */
public record LogsSettings(boolean structured, int services, double errors, long seed) {
    private static final int USUAL_SERVICES = 6;
    private static final double USUAL_ERRORS = 0.03;

    private static final Setting<Integer> SERVICES =
            Setting.integer("services", USUAL_SERVICES, 1, LogWords.SERVICES.size(), "how many services log");
    private static final Setting<Double> ERRORS = Setting.probability(
            "errors", USUAL_ERRORS, "how many of all lines are errors, most of them while a service is in trouble");

    private static final String TEXT = "text";
    private static final String OBJECT = "object";
    private static final Setting<String> FORM = Setting.choice(
            "form", List.of(TEXT, OBJECT), "a bare text each, or an object with level, logger, message and so on");

    static final WorkloadKind KIND = new WorkloadKind(
            Logs.NAME,
            "what services log, with levels and stack traces: bare texts, as plaintext unless told otherwise",
            List.of(FORM, SERVICES, ERRORS),
            (values, seed) -> new Logs(
                    new LogsSettings(values.get(FORM).equals(OBJECT), values.get(SERVICES), values.get(ERRORS), seed)));

    public LogsSettings {
        Ranges.check("services", services, 1, LogWords.SERVICES.size());
        Ranges.checkProbability("errors", errors);
    }
}
