package dev.frameproof.kafkaplugin.internal.service;

import com.google.protobuf.ByteString;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.FrameArrow;
import dev.frameproof.frame.FrameBuilder;
import dev.frameproof.frame.Schema;
import dev.frameproof.kafkaplugin.internal.settings.InvalidJsonException;
import dev.frameproof.kafkaplugin.internal.settings.JsonObject;
import dev.frameproof.protocol.plugin.DataHandler;
import dev.frameproof.protocol.pluginv2.DataQuery;
import dev.frameproof.protocol.pluginv2.DataResponse;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import dev.frameproof.protocol.pluginv2.TimeRange;
import java.util.List;

/**
 * Answers queries outside streams. Data comes by streams only; what Grafana gets here is a frame of two rows, the ends of
 * the time range, as hamedkarbasi93-kafka-datasource answers.
 */
public final class DataService implements DataHandler {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final Schema SCHEMA = new Schema(
            "response",
            "",
            "",
            List.of(Field.of("time", FieldType.TIME, false), Field.of("values", FieldType.INT64, false)));

    @Override
    public QueryDataResponse queryData(QueryDataRequest request) {
        QueryDataResponse.Builder response = QueryDataResponse.newBuilder();
        for (DataQuery query : request.getQueriesList()) {
            response.putResponses(query.getRefId(), answer(query));
        }
        return response.build();
    }

    private static DataResponse answer(DataQuery query) {
        try {
            JsonObject.parse(query.getJson().toByteArray());
        } catch (InvalidJsonException e) {
            return DataResponse.newBuilder()
                    .setStatus(BAD_REQUEST)
                    .setErrorSource("downstream")
                    .setError("the query is not valid JSON: " + e.getMessage())
                    .build();
        }
        return DataResponse.newBuilder()
                .setStatus(OK)
                .addFrames(ByteString.copyFrom(ends(query.getTimeRange())))
                .build();
    }

    private static byte[] ends(TimeRange range) {
        FrameBuilder frame = new FrameBuilder(SCHEMA);
        for (long time : new long[] {range.getFromEpochMS(), range.getToEpochMS()}) {
            frame.addTime(0, time, 0).addLong(1, 0);
        }
        return FrameArrow.write(frame.frame());
    }
}
