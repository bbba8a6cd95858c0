package dev.frameproof.demo.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.frameproof.demo.Panel;
import dev.frameproof.demo.ValueUnit;
import dev.frameproof.harness.RunningStream;
import dev.frameproof.harness.RunningStreams;
import dev.frameproof.oracle.StreamProgress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the page shows.
 *
 * @param title of the page
 * @param about one sentence below it
 * @param panels in order
 */
public record PageContent(String title, String about, List<Panel> panels) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public PageContent {
        panels = List.copyOf(panels);
    }

    /** @return what the page is told when it is opened */
    byte[] json(RunningStreams running) throws IOException {
        ObjectNode content = JSON.createObjectNode();
        content.put("title", title).put("about", about);
        content.put("live", live(running.target().url()));
        ArrayNode streams = content.putArray("streams");
        for (RunningStream stream : running.streams()) {
            streams.addObject()
                    .put("id", stream.id())
                    .put("channel", stream.channel())
                    .set("query", JSON.readTree(stream.queryJson()));
        }
        ArrayNode all = content.putArray("panels");
        panels.forEach(panel -> describe(panel, all.addObject()));
        return JSON.writeValueAsBytes(content);
    }

    private static String live(URI target) {
        return "ws://" + target.getRawAuthority() + "/api/live/ws";
    }

    private static void describe(Panel panel, ObjectNode to) {
        to.put("kind", panel.kind().id())
                .put("title", panel.title())
                .put("stream", panel.stream())
                .put("by", panel.by().orElse(""))
                .put("count", panel.count())
                .put("unit", panel.unit().page())
                .put("width", panel.width().id())
                .put("tall", panel.tall());
        number(to, "min", panel.min());
        number(to, "max", panel.max());
        Optional<Panel.Limits> limits = panel.limits();
        number(to, "warn", limits.map(some -> OptionalDouble.of(some.warn())).orElse(OptionalDouble.empty()));
        number(to, "bad", limits.map(some -> OptionalDouble.of(some.bad())).orElse(OptionalDouble.empty()));
        to.put("also", panel.rows().also().orElse(""))
                .put("having", panel.rows().having().orElse(""))
                .put("highest", panel.rows().highest().orElse(""))
                .put("most", panel.rows().most().orElse(0));
        ArrayNode fields = to.putArray("fields");
        panel.fields().forEach(fields::add);
        ObjectNode units = to.putObject("units");
        panel.units().forEach((column, unit) -> units.put(column, unit.page()));
        ObjectNode columnLimits = to.putObject("limits");
        limits.ifPresent(some -> panel.units().forEach((column, unit) -> {
            if (unit == ValueUnit.PERCENT) {
                columnLimits.put(column, some.bad());
            }
        }));
    }

    private static void number(ObjectNode to, String key, OptionalDouble value) {
        if (value.isPresent()) {
            to.put(key, value.getAsDouble());
        } else {
            to.putNull(key);
        }
    }

    /** @return where the verification of each stream stands, as a server-sent event */
    static byte[] counters(RunningStreams running, boolean over) throws IOException {
        ObjectNode counters = JSON.createObjectNode();
        counters.put("over", over);
        ArrayNode streams = counters.putArray("streams");
        for (RunningStream stream : running.streams()) {
            StreamProgress progress = stream.progress().get();
            streams.addObject()
                    .put("id", stream.id())
                    .put("delivered", progress.delivered())
                    .put("verified", progress.verified())
                    .put("findings", progress.findings());
        }
        return ("data: " + JSON.writeValueAsString(counters) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
