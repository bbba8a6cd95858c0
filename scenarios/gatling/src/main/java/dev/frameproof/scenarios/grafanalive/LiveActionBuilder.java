package dev.frameproof.scenarios.grafanalive;

import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.grafanalive.internal.action.LiveStep;
import dev.frameproof.scenarios.grafanalive.internal.action.LiveWish;
import io.gatling.javaapi.core.ActionBuilder;

/** A step that needs no more settings. Immutable. */
public final class LiveActionBuilder implements ActionBuilder {
    private final String request;
    private final LiveWish wish;

    LiveActionBuilder(String request, LiveWish wish) {
        this.request = request;
        this.wish = wish;
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return new LiveStep(SessionValue.text(request), wish);
    }
}
