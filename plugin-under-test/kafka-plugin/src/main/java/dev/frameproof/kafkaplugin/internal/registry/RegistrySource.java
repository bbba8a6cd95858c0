package dev.frameproof.kafkaplugin.internal.registry;

import dev.frameproof.kafkaplugin.internal.MalformedRecordException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The schemas of a registry, for one stream. While the registry is away the stream waits for it a while, since its records
 * are not broken; a schema that it does not have is asked for again some time later, since it may be registered by then.
 */
public final class RegistrySource implements SchemaSource {
    private static final int MOST_FAILURES = 1_000;

    private final RegistryClient client;
    private final String type;
    private final Patience patience;
    private final Pause pause;
    private final LongSupplier nanoTime;
    private final Map<Integer, Failure> failures = new HashMap<>();
    private Failure away;

    /**
     * How long is waited.
     *
     * @param away for a registry that gives no answer, before records are given up
     * @param pause between two such questions
     * @param again until a schema that was not there is asked for again
     */
    public record Patience(Duration away, Duration pause, Duration again) {
        public static Patience usual() {
            return new Patience(Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(2));
        }
    }

    /** Lets time pass, as long as the stream is wanted. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration duration) throws InterruptedException;
    }

    private record Failure(String message, long untilNanos) {}

    /** @param type which schemas are of use: AVRO or PROTOBUF */
    public RegistrySource(RegistryClient client, String type, Patience patience, Pause pause, LongSupplier nanoTime) {
        this.client = client;
        this.type = type;
        this.patience = patience;
        this.pause = pause;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean isRegistry() {
        return true;
    }

    @Override
    public RegisteredSchema schema(int id) throws MalformedRecordException, InterruptedException {
        refuseAgain(failures.get(id));
        long beganNanos = nanoTime.getAsLong();
        while (true) {
            try {
                RegisteredSchema schema = client.schema(id);
                away = null;
                failures.remove(id);
                return usable(id, schema);
            } catch (RegistryException e) {
                boolean waited =
                        nanoTime.getAsLong() - beganNanos >= patience.away().toNanos();
                if (!e.isPassing()) {
                    throw remembered(id, e);
                }
                if (waited || isRemembered(away)) {
                    away = failure(e);
                    throw new MalformedRecordException(e.getMessage());
                }
                pause.pause(patience.pause());
            }
        }
    }

    private RegisteredSchema usable(int id, RegisteredSchema schema) throws MalformedRecordException {
        if (!schema.type().equals(type)) {
            throw new MalformedRecordException("schema %d of the registry is of type %s, the query's format needs %s"
                    .formatted(id, schema.type(), type));
        }
        return schema;
    }

    private MalformedRecordException remembered(int id, RegistryException e) {
        if (failures.size() >= MOST_FAILURES) {
            failures.clear();
        }
        failures.put(id, failure(e));
        return new MalformedRecordException(e.getMessage());
    }

    private Failure failure(RegistryException e) {
        return new Failure(
                e.getMessage(), nanoTime.getAsLong() + patience.again().toNanos());
    }

    private void refuseAgain(Failure failure) throws MalformedRecordException {
        if (isRemembered(failure)) {
            throw new MalformedRecordException(failure.message());
        }
        if (isRemembered(away)) {
            throw new MalformedRecordException(away.message());
        }
    }

    private boolean isRemembered(Failure failure) {
        return failure != null && nanoTime.getAsLong() - failure.untilNanos() < 0;
    }
}
