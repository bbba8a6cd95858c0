package dev.frameproof.host.embedded.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import dev.frameproof.frame.FrameArrow;
import dev.frameproof.frame.FrameFormatException;
import dev.frameproof.frame.FrameJsonWriter;
import dev.frameproof.host.embedded.internal.state.GoJson;
import dev.frameproof.protocol.pluginv2.DataFrameFormat;
import dev.frameproof.protocol.pluginv2.DataResponse;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what plugins answered to queries as Grafana's JSON. */
final class QueryResults {
    private static final System.Logger LOG = System.getLogger("api");

    private final ApiErrors errors;

    QueryResults(ApiErrors errors) {
        this.errors = errors;
    }

    /** @return 400 when any of the queries has an error */
    ApiAnswer answer(List<QueryDataResponse> answers) {
        Map<String, DataResponse> byRefId = new TreeMap<>();
        answers.forEach(answer -> byRefId.putAll(answer.getResponsesMap()));
        boolean failed = byRefId.values().stream()
                .anyMatch(response -> !response.getError().isEmpty());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FrameJsonWriter json = new FrameJsonWriter();
        try {
            write(out, "{\"results\":{");
            String separator = "";
            for (Map.Entry<String, DataResponse> entry : byRefId.entrySet()) {
                StringBuilder name = new StringBuilder(separator);
                GoJson.quote(entry.getKey(), name);
                write(out, name.append(':').toString());
                writeResponse(entry.getValue(), json, out);
                separator = ",";
            }
            write(out, "}}");
        } catch (FrameFormatException e) {
            LOG.log(Level.ERROR, "a plugin answered a query with a frame that cannot be read: {0}", e.getMessage());
            return errors.withId(500, "plugin.downstreamError", "An error occurred within the plugin");
        }
        return new ApiAnswer(failed ? 400 : 200, "application/json", List.of(), ByteString.copyFrom(out.toByteArray()));
    }

    private static void writeResponse(DataResponse response, FrameJsonWriter json, ByteArrayOutputStream out) {
        StringBuilder head = new StringBuilder("{");
        int status = response.getStatus();
        if (!response.getError().isEmpty()) {
            head.append("\"error\":");
            GoJson.quote(response.getError(), head);
            head.append(",\"errorSource\":");
            GoJson.quote(response.getErrorSource().isEmpty() ? "plugin" : response.getErrorSource(), head);
            head.append(',');
            status = status == 0 ? 500 : status;
        }
        write(
                out,
                head.append("\"status\":")
                        .append(status == 0 ? 200 : status)
                        .append(",\"frames\":[")
                        .toString());
        for (int i = 0; i < response.getFramesCount(); i++) {
            write(out, i == 0 ? "" : ",");
            ByteString frame = response.getFrames(i);
            out.writeBytes(
                    response.getFormat() == DataFrameFormat.JSON
                            ? frame.toByteArray()
                            : json.writeBytes(FrameArrow.read(frame.toByteArray())));
        }
        write(out, "]}");
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
