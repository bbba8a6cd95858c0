package dev.frameproof.host.embedded.internal.api;

import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.LiveLimits;
import dev.frameproof.host.embedded.internal.live.LiveGateway;
import dev.frameproof.host.embedded.internal.live.LiveHub;
import dev.frameproof.host.embedded.internal.live.LiveSocketHandler;
import dev.frameproof.host.embedded.internal.state.Identity;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a request for {@code /api/live/ws} into a Live socket. */
final class LiveUpgrade {
    private static final System.Logger LOG = System.getLogger("live");

    private final GrafanaProfile profile;
    private final LiveHub hub;
    private final LiveGateway gateway;
    private final LiveLimits limits;
    private final String appUrl;

    LiveUpgrade(GrafanaProfile profile, LiveHub hub, LiveGateway gateway, LiveLimits limits, String appUrl) {
        this.profile = profile;
        this.hub = hub;
        this.gateway = gateway;
        this.limits = limits;
        this.appUrl = appUrl;
    }

    /** @return the refusal; nothing when the connection is a socket now */
    Optional<ApiAnswer> upgrade(ChannelHandlerContext ctx, FullHttpRequest request, Identity caller) {
        HttpHeaders headers = request.headers();
        if (!headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            return Optional.of(ApiAnswer.plain(400, "Bad Request\n"));
        }
        String origin = headers.get(HttpHeaderNames.ORIGIN, "");
        if (!origin.isEmpty() && !allowed(origin, headers.get(HttpHeaderNames.HOST, ""))) {
            LOG.log(Level.WARNING, "Live socket refused: origin {0} is not allowed; add it to allowedOrigins", origin);
            return Optional.of(ApiAnswer.plain(403, "Forbidden\n"));
        }
        WebSocketDecoderConfig decoding = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(limits.messageBytes())
                .allowExtensions(false)
                .withUTF8Validator(false)
                .build();
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(request.uri(), "centrifuge-json", decoding).newHandshaker(request);
        if (handshaker == null) {
            return Optional.of(ApiAnswer.plain(400, "Bad Request\n"));
        }
        ChannelPipeline pipeline = ctx.pipeline();
        handshaker.handshake(ctx.channel(), request).addListener(done -> {
            if (!done.isSuccess()) {
                var unused = ctx.close();
                return;
            }
            pipeline.addLast(new WebSocketFrameAggregator(limits.messageBytes()));
            pipeline.addLast(new LiveSocketHandler(caller, hub, gateway, profile));
            pipeline.remove(ctx.handler());
        });
        return Optional.empty();
    }

    private boolean allowed(String origin, String host) {
        try {
            URI uri = URI.create(origin.toLowerCase(Locale.ROOT));
            String authority = uri.getRawAuthority();
            if (authority != null && authority.equalsIgnoreCase(host)) {
                return true;
            }
            URI own = URI.create(appUrl);
            String ownAuthority = uri.getPort() < 0 ? own.getHost() : own.getRawAuthority();
            if (own.getScheme().equals(uri.getScheme()) && ownAuthority.equalsIgnoreCase(authority)) {
                return true;
            }
        } catch (IllegalArgumentException e) {
            return false;
        }
        return limits.allowedOrigins().stream()
                .anyMatch(pattern -> glob(pattern).matcher(origin).matches());
    }

    private static Pattern glob(String pattern) {
        return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE);
    }
}
