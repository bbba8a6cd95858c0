package dev.frameproof.protocol.internal;

import dev.frameproof.protocol.pluginv2.RunStreamRequest;
import dev.frameproof.protocol.pluginv2.StreamGrpc;
import io.grpc.MethodDescriptor;

/** {@code pluginv2.Stream/RunStream} with packets as plain bytes. */
public final class StreamMethods {
    private StreamMethods() {}

    /** As the plugin serves it. */
    public static MethodDescriptor<RunStreamRequest, Packet> served() {
        return of(new PacketMarshallers.Sending());
    }

    /** As the host calls it. */
    public static MethodDescriptor<RunStreamRequest, byte[]> called() {
        return of(new PacketMarshallers.Receiving());
    }

    private static <T> MethodDescriptor<RunStreamRequest, T> of(MethodDescriptor.Marshaller<T> packets) {
        return StreamGrpc.getRunStreamMethod().toBuilder(
                        StreamGrpc.getRunStreamMethod().getRequestMarshaller(), packets)
                .build();
    }
}
