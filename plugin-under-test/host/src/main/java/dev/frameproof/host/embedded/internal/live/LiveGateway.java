package dev.frameproof.host.embedded.internal.live;

import com.google.protobuf.ByteString;
import dev.frameproof.host.embedded.internal.state.Identity;
import java.util.concurrent.CompletableFuture;

/** What stands behind the channels. Refusals are futures that fail with {@link LiveRefusal}. */
public interface LiveGateway {
    CompletableFuture<Subscription> subscribe(Identity caller, String channel, ByteString data);

    /** @return what is to be published: what the plugin made of the data, or the data itself */
    CompletableFuture<ByteString> publish(Identity caller, String channel, ByteString data);

    /** @return the JSON of the answer */
    CompletableFuture<ByteString> call(Identity caller, String method, ByteString data);

    /**
     * A subscription that was granted.
     *
     * @param data what the reply carries, raw JSON, empty for nothing
     * @param onJoined to be run once the subscriber is counted; makes sure that the stream runs
     */
    record Subscription(ByteString data, Runnable onJoined) {}
}
