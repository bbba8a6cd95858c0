package dev.frameproof.protocol.plugin;

import dev.frameproof.protocol.internal.StreamMethods;
import dev.frameproof.protocol.pluginv2.CallResourceRequest;
import dev.frameproof.protocol.pluginv2.CallResourceResponse;
import dev.frameproof.protocol.pluginv2.CheckHealthRequest;
import dev.frameproof.protocol.pluginv2.CheckHealthResponse;
import dev.frameproof.protocol.pluginv2.CollectMetricsRequest;
import dev.frameproof.protocol.pluginv2.CollectMetricsResponse;
import dev.frameproof.protocol.pluginv2.DataGrpc;
import dev.frameproof.protocol.pluginv2.DiagnosticsGrpc;
import dev.frameproof.protocol.pluginv2.PublishStreamRequest;
import dev.frameproof.protocol.pluginv2.PublishStreamResponse;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataRequest;
import dev.frameproof.protocol.pluginv2.QueryChunkedDataResponse;
import dev.frameproof.protocol.pluginv2.QueryDataRequest;
import dev.frameproof.protocol.pluginv2.QueryDataResponse;
import dev.frameproof.protocol.pluginv2.ResourceGrpc;
import dev.frameproof.protocol.pluginv2.StreamGrpc;
import dev.frameproof.protocol.pluginv2.SubscribeStreamRequest;
import dev.frameproof.protocol.pluginv2.SubscribeStreamResponse;
import io.grpc.BindableService;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/** The services of {@code pluginv2}, each answered by a handler. */
final class PluginServices {
    private PluginServices() {}

    static BindableService data(DataHandler handler, Calls calls) {
        return new DataGrpc.DataImplBase() {
            @Override
            public void queryData(QueryDataRequest request, StreamObserver<QueryDataResponse> observer) {
                calls.answer("QueryData", request.getPluginContext(), observer, () -> handler.queryData(request));
            }

            @Override
            public void queryChunkedData(
                    QueryChunkedDataRequest request, StreamObserver<QueryChunkedDataResponse> observer) {
                calls.answerAll(
                        "QueryChunkedData",
                        request.getPluginContext(),
                        observer,
                        chunks -> handler.queryChunkedData(request, chunks));
            }
        };
    }

    static BindableService resource(ResourceHandler handler, Calls calls) {
        return new ResourceGrpc.ResourceImplBase() {
            @Override
            public void callResource(CallResourceRequest request, StreamObserver<CallResourceResponse> observer) {
                calls.answer("CallResource", request.getPluginContext(), observer, () -> handler.callResource(request));
            }
        };
    }

    static BindableService diagnostics(DiagnosticsHandler handler, Calls calls) {
        return new DiagnosticsGrpc.DiagnosticsImplBase() {
            @Override
            public void checkHealth(CheckHealthRequest request, StreamObserver<CheckHealthResponse> observer) {
                calls.answer("CheckHealth", request.getPluginContext(), observer, () -> handler.checkHealth(request));
            }

            @Override
            public void collectMetrics(CollectMetricsRequest request, StreamObserver<CollectMetricsResponse> observer) {
                calls.answer(
                        "CollectMetrics", request.getPluginContext(), observer, () -> handler.collectMetrics(request));
            }
        };
    }

    /** RunStream apart from the generated base: there its packets would pass through protobuf objects. */
    static ServerServiceDefinition stream(StreamHandler handler, Calls calls) {
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(StreamGrpc.SERVICE_NAME);
        for (ServerMethodDefinition<?, ?> method :
                unaryStreamCalls(handler, calls).bindService().getMethods()) {
            if (method.getMethodDescriptor() != StreamGrpc.getRunStreamMethod()) {
                service.addMethod(method);
            }
        }
        return service.addMethod(
                        StreamMethods.served(),
                        ServerCalls.asyncServerStreamingCall(
                                (request, observer) -> calls.run(handler, request, observer)))
                .build();
    }

    private static BindableService unaryStreamCalls(StreamHandler handler, Calls calls) {
        return new StreamGrpc.StreamImplBase() {
            @Override
            public void subscribeStream(
                    SubscribeStreamRequest request, StreamObserver<SubscribeStreamResponse> observer) {
                calls.answer(
                        "SubscribeStream",
                        request.getPluginContext(),
                        observer,
                        () -> handler.subscribeStream(request));
            }

            @Override
            public void publishStream(PublishStreamRequest request, StreamObserver<PublishStreamResponse> observer) {
                calls.answer(
                        "PublishStream", request.getPluginContext(), observer, () -> handler.publishStream(request));
            }
        };
    }
}
