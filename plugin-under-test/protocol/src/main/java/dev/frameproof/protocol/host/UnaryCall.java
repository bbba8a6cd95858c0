package dev.frameproof.protocol.host;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** One request and all its answers; a plugin may give several to calls that are streams by contract. */
final class UnaryCall<M, T> extends ClientCall.Listener<M> {
    private final Function<List<M>, Optional<T>> whole;
    private final String name;
    private final List<M> answers = new ArrayList<>(1);
    private final CompletableFuture<T> future = new CompletableFuture<>();

    private UnaryCall(String name, Function<List<M>, Optional<T>> whole) {
        this.name = name;
        this.whole = whole;
    }

    /** Cancelling the future cancels the call. Without a deadline, as Grafana calls. No answer at all is a failure. */
    static <Q, M> CompletableFuture<M> start(
            Channel channel, MethodDescriptor<Q, M> method, Q request, BinaryOperator<M> merge) {
        return start(channel, method, request, new UnaryCall<M, M>(name(method), answers -> answers.stream()
                .reduce(merge)));
    }

    /** As {@link #start}, with the answers as they came; there may be none. */
    static <Q, M> CompletableFuture<List<M>> collect(Channel channel, MethodDescriptor<Q, M> method, Q request) {
        return start(
                channel,
                method,
                request,
                new UnaryCall<M, List<M>>(name(method), answers -> Optional.of(List.copyOf(answers))));
    }

    private static <Q, M, T> CompletableFuture<T> start(
            Channel channel, MethodDescriptor<Q, M> method, Q request, UnaryCall<M, T> listener) {
        ClientCall<Q, M> call = channel.newCall(method, CallOptions.DEFAULT);
        CompletableFuture<T> future = listener.future;
        var unused = future.whenComplete((answer, failure) -> {
            if (future.isCancelled()) {
                call.cancel("the host no longer waits", null);
            }
        });
        call.start(listener, new Metadata());
        call.request(Integer.MAX_VALUE);
        call.sendMessage(request);
        call.halfClose();
        return future;
    }

    private static String name(MethodDescriptor<?, ?> method) {
        String service = method.getServiceName();
        return service.substring(service.lastIndexOf('.') + 1) + "/" + method.getBareMethodName();
    }

    @Override
    public void onMessage(M message) {
        answers.add(message);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        if (!status.isOk()) {
            future.completeExceptionally(new PluginCallException(name, status));
            return;
        }
        whole.apply(answers)
                .ifPresentOrElse(
                        future::complete,
                        () -> future.completeExceptionally(new PluginCallException(
                                name, Status.INTERNAL.withDescription("the plugin ended the call without an answer"))));
    }
}
