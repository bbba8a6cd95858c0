package dev.frameproof.protocol.host;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.function.BinaryOperator;

/** One request, one answer; or several that are merged, for calls that are streams by contract and answers by use. */
final class UnaryCall<T> extends ClientCall.Listener<T> {
    private final String name;
    private final BinaryOperator<T> merge;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private T answer;

    private UnaryCall(String name, BinaryOperator<T> merge) {
        this.name = name;
        this.merge = merge;
    }

    /** Cancelling the future cancels the call. Without a deadline, as Grafana calls. */
    static <Q, T> CompletableFuture<T> start(
            Channel channel, MethodDescriptor<Q, T> method, Q request, BinaryOperator<T> merge) {
        String service = method.getServiceName();
        String name = service.substring(service.lastIndexOf('.') + 1) + "/" + method.getBareMethodName();
        UnaryCall<T> unary = new UnaryCall<>(name, merge);
        ClientCall<Q, T> call = channel.newCall(method, CallOptions.DEFAULT);
        CompletableFuture<T> future = unary.future;
        var unused = future.whenComplete((answer, failure) -> {
            if (future.isCancelled()) {
                call.cancel("the host no longer waits", null);
            }
        });
        call.start(unary, new Metadata());
        call.request(Integer.MAX_VALUE);
        call.sendMessage(request);
        call.halfClose();
        return future;
    }

    @Override
    public void onMessage(T message) {
        answer = answer == null ? message : merge.apply(answer, message);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        if (status.isOk() && answer == null) {
            future.completeExceptionally(new PluginCallException(
                    name, Status.INTERNAL.withDescription("the plugin ended the call without an answer")));
        } else if (status.isOk()) {
            future.complete(answer);
        } else {
            future.completeExceptionally(new PluginCallException(name, status));
        }
    }
}
