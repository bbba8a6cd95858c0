package dev.frameproof.host.embedded.internal.api;

import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;

import com.google.protobuf.ByteString;
import dev.frameproof.host.embedded.internal.state.Identity;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The end of an HTTP connection's pipeline: one request at a time, authenticated and routed. */
final class HttpApiHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final System.Logger LOG = System.getLogger("api");

    private static final String LIVE = "/api/live/ws";
    private static final int MAX_PIPELINED = 64;

    private final Routes routes;
    private final Authenticator authenticator;
    private final LiveUpgrade upgrade;
    private final Deque<FullHttpRequest> waiting = new ArrayDeque<>();
    private boolean busy;

    HttpApiHandler(Routes routes, Authenticator authenticator, LiveUpgrade upgrade) {
        this.routes = routes;
        this.authenticator = authenticator;
        this.upgrade = upgrade;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest http) {
        if (!busy) {
            answer(ctx, http);
        } else if (waiting.size() < MAX_PIPELINED) {
            waiting.add(http.retain());
        } else {
            var unused = ctx.close();
        }
    }

    private void answer(ChannelHandlerContext ctx, FullHttpRequest http) {
        busy = true;
        boolean head = http.method().equals(HttpMethod.HEAD);
        try {
            if (!http.decoderResult().isSuccess() || !http.uri().startsWith("/")) {
                throw new IOException("not a request");
            }
            QueryStringDecoder uri = new QueryStringDecoder(http.uri());
            if (uri.rawPath().equals(LIVE)) {
                Identity caller = authenticator.authenticate(http.headers());
                upgrade.upgrade(ctx, http, caller).ifPresent(refusal -> write(ctx, refusal, head));
                return;
            }
            var unused = handle(ctx, http, uri).whenComplete((answer, failure) -> {
                if (failure == null) {
                    write(ctx, answer, head);
                } else {
                    LOG.log(Level.ERROR, "request failed", failure);
                    write(ctx, ApiAnswer.message(500, "Internal server error"), head);
                }
            });
        } catch (RefusedException refused) {
            write(ctx, refused.answer(), head);
        } catch (IOException | IllegalArgumentException e) {
            write(ctx, ApiAnswer.message(400, "bad request data"), head);
        }
    }

    private CompletionStage<ApiAnswer> handle(ChannelHandlerContext ctx, FullHttpRequest http, QueryStringDecoder uri)
            throws RefusedException, IOException {
        String method =
                http.method().equals(HttpMethod.HEAD) ? "GET" : http.method().name();
        Optional<Routes.Match> found = routes.find(method, uri.rawPath());
        if (found.isEmpty()) {
            return CompletableFuture.completedFuture(ApiAnswer.message(404, "Not found"));
        }
        Routes.Match match = found.get();
        Optional<Identity> caller =
                match.signedIn() ? Optional.of(authenticator.authenticate(http.headers())) : Optional.empty();
        return match.handler()
                .answer(new ApiRequest(
                        http.method().name(),
                        uri.rawPath(),
                        uri.rawQuery(),
                        match.params(),
                        uri.parameters(),
                        http.headers(),
                        ByteString.copyFrom(http.content().nioBuffer()),
                        remoteAddress(ctx),
                        caller));
    }

    private void write(ChannelHandlerContext ctx, ApiAnswer answer, boolean head) {
        if (!ctx.executor().inEventLoop()) {
            ctx.executor().execute(() -> write(ctx, answer, head));
            return;
        }
        ByteBuf body = head
                ? Unpooled.EMPTY_BUFFER
                : Unpooled.wrappedBuffer(answer.body().asReadOnlyByteBuffer());
        FullHttpResponse response =
                new DefaultFullHttpResponse(HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), body);
        if (!answer.contentType().isEmpty()) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
        }
        answer.headers().forEach(header -> response.headers().add(header.getKey(), header.getValue()));
        if (answer.status() != 204) {
            HttpUtil.setContentLength(response, answer.body().size());
        }
        var unused = ctx.writeAndFlush(response);
        busy = false;
        FullHttpRequest next = waiting.poll();
        if (next != null) {
            answer(ctx, next);
            next.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        waiting.forEach(FullHttpRequest::release);
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.log(Level.DEBUG, "a connection broke: {0}", cause.toString());
        var unused = ctx.close();
    }

    private static String remoteAddress(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
    }
}
