package dev.frameproof.kafkaplugin.internal.service;

import com.google.protobuf.ByteString;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.FieldType;
import dev.frameproof.frame.Frame;
import dev.frameproof.frame.FrameArrow;
import dev.frameproof.frame.FrameBuilder;
import dev.frameproof.frame.FrameJsonWriter;
import dev.frameproof.frame.Schema;
import dev.frameproof.kafkaplugin.internal.settings.InvalidJsonException;
import dev.frameproof.kafkaplugin.internal.settings.JsonObject;
import dev.frameproof.protocol.plugin.DataHandler;
import dev.frameproof.protocol.pluginv2.DataFrameFormat;
import dev.frameproof.protocol.pluginv2.DataQuery;
import dev.frameproof.protocol.pluginv2.DataResponse;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataRequest;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataResponse;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import dev.frameproof.protocol.pluginv2.TimeRange;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers queries outside streams. Data comes by streams only; what Grafana gets here is a frame of two rows, the ends of
 * the time range, as hamedkarbasi93-kafka-datasource answers; in Arrow or JSON, whole or in pieces, as it is asked.
 */
public final class DataService implements DataHandler {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final String FRAME = "response";
    private static final List<Field> FIELDS =
            List.of(Field.of("time", FieldType.TIME, false), Field.of("values", FieldType.INT64, false));

    @Override
    public QueryDataResponse queryData(QueryDataRequest request) {
        QueryDataResponse.Builder response = QueryDataResponse.newBuilder();
        for (DataQuery query : request.getQueriesList()) {
            response.putResponses(query.getRefId(), answer(query, request.getFormat()));
        }
        return response.build();
    }

    @Override
    public void queryChunkedData(QueryChunkedDataRequest request, Consumer<QueryChunkedDataResponse> chunks) {
        for (DataQuery query : request.getQueriesList()) {
            DataResponse answer = answer(query, request.getFormat());
            QueryChunkedDataResponse.Builder chunk = QueryChunkedDataResponse.newBuilder()
                    .setRefId(query.getRefId())
                    .setStatus(answer.getStatus())
                    .setError(answer.getError())
                    .setErrorSource(answer.getErrorSource())
                    .setFormat(answer.getFormat());
            answer.getFramesList().forEach(frame -> chunk.setFrameId(FRAME).setFrame(frame));
            chunks.accept(chunk.build());
        }
    }

    private static DataResponse answer(DataQuery query, DataFrameFormat format) {
        DataResponse.Builder answer = DataResponse.newBuilder().setFormat(format);
        try {
            JsonObject.parse(query.getJson().toByteArray());
        } catch (InvalidJsonException e) {
            return answer.setStatus(BAD_REQUEST)
                    .setErrorSource("downstream")
                    .setError("the query is not valid JSON: " + e.getMessage())
                    .build();
        }
        Frame ends = ends(query);
        byte[] frame = format == DataFrameFormat.JSON ? new FrameJsonWriter().writeBytes(ends) : FrameArrow.write(ends);
        return answer.setStatus(OK).addFrames(ByteString.copyFrom(frame)).build();
    }

    private static Frame ends(DataQuery query) {
        TimeRange range = query.getTimeRange();
        FrameBuilder frame = new FrameBuilder(new Schema(FRAME, query.getRefId(), "", FIELDS));
        for (long time : new long[] {range.getFromEpochMS(), range.getToEpochMS()}) {
            frame.addTime(0, time, 0).addLong(1, 0);
        }
        return frame.frame();
    }
}
