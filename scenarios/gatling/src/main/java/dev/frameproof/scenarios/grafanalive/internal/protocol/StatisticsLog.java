package dev.frameproof.scenarios.grafanalive.internal.protocol;

import dev.frameproof.scenarios.engine.RequestLog;
import dev.frameproof.scenarios.grafanalive.internal.client.ViewerLog;
import scala.collection.immutable.List;

/** Tells Gatling's statistics what happens to a viewer by itself, as requests. */
final class StatisticsLog implements ViewerLog {
    private final RequestLog log;
    private final String scenario;
    private final List<String> groups;

    StatisticsLog(RequestLog log, String scenario, List<String> groups) {
        this.log = log;
        this.scenario = scenario;
        this.groups = groups;
    }

    @Override
    public void firstFrame(String stream, long askedMillis, long arrivedMillis) {
        log.ok(scenario, groups, stream + " first frame", askedMillis, arrivedMillis);
    }

    @Override
    public void lost(String why, long atMillis) {
        log.failed(scenario, groups, "connection lost", atMillis, atMillis, why);
    }

    @Override
    public void verified(String stream, boolean proved, String findings, long atMillis) {
        if (proved) {
            log.ok(scenario, groups, stream + " verified", atMillis, atMillis);
        } else {
            log.failed(scenario, groups, stream + " verified", atMillis, atMillis, findings);
        }
    }
}
