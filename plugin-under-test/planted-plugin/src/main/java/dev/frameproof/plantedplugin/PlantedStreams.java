package dev.frameproof.plantedplugin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.frameproof.protocol.plugin.PacketSink;
import dev.frameproof.protocol.plugin.StreamHandler;
import dev.frameproof.protocol.pluginv2.PublishStreamRequest;
import dev.frameproof.protocol.pluginv2.PublishStreamResponse;
import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import io.grpc.Status;
import io.grpc.StatusException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The bundled plugin's streams, each through a {@link PlantedSink}. */
final class PlantedStreams implements StreamHandler {
    private final StreamHandler streams;
    private final JsonFactory json = new JsonFactory();
    private final AtomicReference<String> firstChannel = new AtomicReference<>();
    private final AtomicReference<Row> lastOfFirst = new AtomicReference<>();

    PlantedStreams(StreamHandler streams) {
        this.streams = streams;
    }

    @Override
    public SubscribeStreamResponse subscribeStream(SubscribeStreamRequest request) throws Exception {
        return streams.subscribeStream(request);
    }

    @Override
    public PublishStreamResponse publishStream(PublishStreamRequest request) throws Exception {
        return streams.publishStream(request);
    }

    @Override
    public void runStream(RunStreamRequest request, PacketSink sink) throws Exception {
        List<PlantedFault> faults = faults(request);
        String channel =
                request.getPluginContext().getDataSourceInstanceSettings().getUid() + "/" + request.getPath();
        firstChannel.compareAndSet(null, channel);
        boolean first = channel.equals(firstChannel.get());
        streams.runStream(request, new PlantedSink(sink, faults, first, lastOfFirst));
    }

    private List<PlantedFault> faults(RunStreamRequest request) throws StatusException {
        byte[] settings = request.getPluginContext()
                .getDataSourceInstanceSettings()
                .getJsonData()
                .toByteArray();
        try {
            return PlantedFault.parse(plantedFaults(settings));
        } catch (IOException | IllegalArgumentException wrong) {
            throw Status.INVALID_ARGUMENT
                    .withDescription(wrong.getMessage())
                    .withCause(wrong)
                    .asException();
        }
    }

    private String plantedFaults(byte[] settings) throws IOException {
        try (JsonParser parser = json.createParser(settings)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals("plantedFaults")) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return "";
        }
    }
}
