package dev.frameproof.host.embedded.internal.live;

import dev.frameproof.host.GrafanaFact;
import dev.frameproof.host.embedded.GrafanaProfile;
import dev.frameproof.host.embedded.internal.state.Identity;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.lang.System.Logger.Level;

/** The end of a Live socket's pipeline. */
public final class LiveSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final System.Logger LOG = System.getLogger("live");
    private static final int NO_STATUS = 1000;
    private static final int TOO_BIG = 1009;

    private final Identity caller;
    private final LiveHub hub;
    private final LiveGateway gateway;
    private final double firstPingFrom;
    private LiveClient client;

    public LiveSocketHandler(Identity caller, LiveHub hub, LiveGateway gateway, GrafanaProfile profile) {
        this.caller = caller;
        this.hub = hub;
        this.gateway = gateway;
        this.firstPingFrom = profile.shows(GrafanaFact.FIRST_PING_IN_SECOND_HALF) ? 0.5 : 0;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        client = new LiveClient(
                caller, hub, gateway, firstPingFrom, ctx.pipeline().firstContext());
        client.open();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            client.closedByClient(close.statusCode() < 0 ? NO_STATUS : close.statusCode());
        } else if (frame instanceof PingWebSocketFrame) {
            var unused = ctx.pipeline().firstContext().writeAndFlush(LiveFrames.pong(ctx.alloc(), frame.content()));
        } else if (!(frame instanceof PongWebSocketFrame)) {
            client.received(ByteBufUtil.getBytes(frame.content()));
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        client.writable();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        client.gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            client.disconnect(new LiveClose(TOO_BIG, ""));
        } else {
            LOG.log(Level.DEBUG, "a Live socket broke: {0}", cause.toString());
            var unused = ctx.close();
        }
    }
}
