package dev.frameproof.scenarios.engine;

import static java.util.Objects.requireNonNull;

import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.Predef$;
import io.gatling.core.check.Check;
import io.gatling.core.check.Check$;
import io.gatling.core.check.CheckMaterializer;
import io.gatling.core.session.Session;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.internal.Converters;
import io.gatling.javaapi.core.internal.CoreCheckType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import scala.Function1;
import scala.Option;
import scala.Tuple2;

/**
 * Checks on what came back: Gatling's own on a body ({@code bodyString}, {@code bodyBytes}, {@code bodyLength},
 * {@code substring}, {@code regex}, {@code jsonPath}, {@code jmesPath}) and those of a protocol.
 *
 * @param <R> what came back
 */
public final class ResponseChecks<R> {
    private static final byte[] NOTHING = {};

    private final List<Check<R>> checks;
    private final scala.collection.immutable.List<Check<R>> scalaChecks;

    private ResponseChecks(List<Check<R>> checks) {
        this.checks = List.copyOf(checks);
        scalaChecks = Converters.toScalaSeq(this.checks).toList();
    }

    /**
     * @param protocol for messages, for example {@code kafka}
     * @param body what Gatling's checks on bodies are to see; null is taken for no bytes
     * @throws IllegalArgumentException for a check that is of another protocol
     */
    public static <R> ResponseChecks<R> of(
            String protocol, List<? extends CheckBuilder> builders, Function<R, byte[]> body) {
        requireNonNull(body, "body");
        Function<R, byte[]> bytes = response -> {
            byte[] known = body.apply(response);
            return known == null ? NOTHING : known;
        };
        List<Check<R>> built = new ArrayList<>();
        for (CheckBuilder builder : builders) {
            built.add(build(protocol, builder, bytes));
        }
        return new ResponseChecks<>(built);
    }

    public boolean isEmpty() {
        return checks.isEmpty();
    }

    /**
     * What checks say.
     *
     * @param session with all that was to be saved
     * @param failure the first check that failed, in words
     */
    public record Outcome(Session session, Optional<String> failure) {}

    /** @return what all checks say of a response */
    public Outcome check(R response, Session session) {
        Tuple2<Session, Option<Failure>> result = Check$.MODULE$.check(response, session, scalaChecks);
        Option<Failure> failure = result._2();
        return new Outcome(
                result._1(), failure.isDefined() ? Optional.of(failure.get().message()) : Optional.empty());
    }

    private static <R> Check<R> build(String protocol, CheckBuilder builder, Function<R, byte[]> body) {
        CheckBuilder.CheckType type = builder.type();
        if (type instanceof ValueCheckType) {
            return materialize(builder, Success::new);
        }
        if (!(type instanceof CoreCheckType core)) {
            throw unknown(protocol, type);
        }
        return switch (core) {
            case BodyBytes -> materialize(builder, response -> new Success<>(body.apply(response)));
            case BodyLength -> materialize(builder, response -> new Success<>(body.apply(response).length));
            case BodyString, Substring, Regex -> materialize(builder, response -> new Success<>(text(body, response)));
            case JsonPath, JmesPath ->
                materialize(
                        builder,
                        response -> Predef$.MODULE$.defaultJsonParsers().safeParse(text(body, response)));
            default -> throw unknown(protocol, type);
        };
    }

    private static <R> String text(Function<R, byte[]> body, R response) {
        return new String(body.apply(response), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException unknown(String protocol, CheckBuilder.CheckType type) {
        return new IllegalArgumentException("the " + protocol + " protocol has no check " + type
                + ": use bodyString, bodyBytes, bodyLength, substring, regex, jsonPath, jmesPath or its own");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <R> Check<R> materialize(CheckBuilder builder, Function1<R, Validation<?>> preparer) {
        return (Check<R>) ((io.gatling.core.check.CheckBuilder) builder.asScala()).build(new Materializer<>(preparer));
    }

    private static final class Materializer<R> extends CheckMaterializer<Object, Check<R>, R, Object> {
        private final Function1<R, Validation<Object>> preparer;

        @SuppressWarnings("unchecked")
        Materializer(Function1<R, ? extends Validation<?>> preparer) {
            super(check -> check);
            this.preparer = (Function1<R, Validation<Object>>) preparer;
        }

        @Override
        public Function1<R, Validation<Object>> preparer() {
            return preparer;
        }
    }
}
