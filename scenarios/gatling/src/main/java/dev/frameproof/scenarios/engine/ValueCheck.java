package dev.frameproof.scenarios.engine;

import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.check.FindExtractor;
import io.gatling.javaapi.core.CheckBuilder;
import java.util.Optional;
import java.util.function.Function;
import scala.Option;

/** Makes checks of a protocol: each takes one value out of a response, and goes on as Gatling's own ({@code is}, {@code saveAs}). */
public final class ValueCheck {
    private ValueCheck() {}

    /**
     * @param name of the check, for its message when it fails
     * @param type of the value
     * @param extractor takes the value out; empty where there is none, an {@link IllegalArgumentException} where it cannot
     *     be read, its message being what the user is told
     * @return the check; whichever protocol uses it gives it responses of that kind
     */
    public static <R, X> CheckBuilder.Find<X> find(String name, Class<X> type, Function<R, Optional<X>> extractor) {
        FindExtractor<R, X> scala = new FindExtractor<>(name, response -> extract(extractor, response));
        Validation<io.gatling.core.check.Extractor<R, X>> known = new Success<>(scala);
        return new CheckBuilder.Find.Default<>(
                new io.gatling.core.check.CheckBuilder$Find$Default<>(session -> known, true),
                ValueCheckType.VALUE,
                type,
                null);
    }

    @SuppressWarnings("unchecked")
    private static <R, X> Validation<Option<X>> extract(Function<R, Optional<X>> extractor, R response) {
        try {
            return new Success<>(Option.apply(extractor.apply(response).orElse(null)));
        } catch (IllegalArgumentException e) {
            return (Validation<Option<X>>) (Validation<?>) new Failure(e.getMessage());
        }
    }
}
