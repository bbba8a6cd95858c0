package dev.frameproof.scenarios.grafanalive.internal.action;

import dev.frameproof.scenarios.engine.SessionValue;
import dev.frameproof.scenarios.grafanalive.internal.protocol.GrafanaLiveComponents;
import io.gatling.core.action.Action;
import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.structure.ScenarioContext;

/** A step of a scenario that makes a viewer do something. */
public final class LiveStep implements ActionBuilder {
    private final SessionValue<String> request;
    private final LiveWish wish;

    /**
     * @param request its name in Gatling's statistics
     * @param wish what the viewer is to do
     */
    public LiveStep(SessionValue<String> request, LiveWish wish) {
        this.request = request;
        this.wish = wish;
    }

    @Override
    public Action build(ScenarioContext context, Action next) {
        return new LiveAction(request, wish, GrafanaLiveComponents.KEY.of(context), next);
    }
}
