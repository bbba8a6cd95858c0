package dev.frameproof.scenarios.engine;

import static java.util.Objects.requireNonNull;

import io.gatling.core.CoreComponents;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.protocol.Protocol;
import io.gatling.core.protocol.ProtocolKey;
import io.gatling.core.structure.ScenarioContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import scala.Function1;
import scala.runtime.BoxedUnit;

/**
 * How a scenario's actions come by what their protocol keeps for the whole run: connections, threads. There is one of it
 * for each protocol of a run, however many scenarios use it, and it is closed when the run ends. Keep one key for each
 * kind of protocol, as a constant.
 *
 * @param <P> the protocol
 * @param <C> what is kept for it
 */
public final class ComponentsKey<P extends Protocol, C extends RunComponents> implements ProtocolKey<P, C> {
    private final Class<P> type;
    private final String missing;
    private final BiFunction<CoreComponents, P, C> maker;

    /**
     * @param missing what a user is told who uses an action of the protocol without having set it up
     * @param maker called once for each protocol of a run
     */
    public ComponentsKey(Class<P> type, String missing, BiFunction<CoreComponents, P, C> maker) {
        this.type = requireNonNull(type, "type");
        this.missing = requireNonNull(missing, "missing");
        this.maker = requireNonNull(maker, "maker");
    }

    /** @return what is kept for the scenario's protocol */
    public C of(ScenarioContext context) {
        return context.protocolComponentsRegistry().components(this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Protocol> protocolClass() {
        return (Class<Protocol>) (Class<?>) type;
    }

    /** @throws IllegalStateException always: there is no protocol without its settings */
    @Override
    public P defaultProtocolValue(GatlingConfiguration configuration) {
        throw new IllegalStateException(missing);
    }

    @Override
    public Function1<P, C> newComponents(CoreComponents core) {
        Map<P, C> made = new ConcurrentHashMap<>();
        return protocol -> made.computeIfAbsent(protocol, wanted -> {
            C components = maker.apply(core, wanted);
            core.actorSystem().registerOnTermination(() -> {
                components.close();
                return BoxedUnit.UNIT;
            });
            return components;
        });
    }
}
