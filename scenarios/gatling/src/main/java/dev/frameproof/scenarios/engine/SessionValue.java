package dev.frameproof.scenarios.engine;

import static java.util.Objects.requireNonNull;

import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.session.Session;
import io.gatling.javaapi.core.internal.Expressions;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import scala.Function1;

/**
 * A value that may differ by virtual user: a constant, Gatling's Expression Language, or a function of the session.
 *
 * @param <T> what it is
 */
@FunctionalInterface
public interface SessionValue<T> {
    /** @throws UnresolvedExpressionException when there is no value for this session; the message says which attribute is missing */
    T of(Session session);

    /** @return the value where it is the same for every user, so that it need not be made again */
    default Optional<T> constantValue() {
        return Optional.empty();
    }

    /** @return always that value */
    static <T> SessionValue<T> constant(T value) {
        return new Constant<>(value);
    }

    /** @param expression a text in Gatling's Expression Language, for example {@code orders-#{region}} */
    static SessionValue<String> text(String expression) {
        requireNonNull(expression, "expression");
        return isStatic(expression) ? constant(expression) : scala(Expressions.toStringExpression(expression));
    }

    /** @return the UTF-8 bytes of a text in Gatling's Expression Language */
    static SessionValue<byte[]> utf8(String expression) {
        requireNonNull(expression, "expression");
        return isStatic(expression)
                ? constant(expression.getBytes(StandardCharsets.UTF_8))
                : text(expression).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param expression one that gives a number, for example {@code #{index}} */
    static SessionValue<Long> number(String expression) {
        requireNonNull(expression, "expression");
        SessionValue<String> text = text(expression);
        return text.map(digits -> {
            try {
                return Long.parseLong(digits.strip());
            } catch (NumberFormatException e) {
                throw new UnresolvedExpressionException(
                        "'" + expression + "' must give a whole number, but gave '" + digits + "'");
            }
        });
    }

    /** @return a function of the session, as users write it */
    static <T> SessionValue<T> function(Function<io.gatling.javaapi.core.Session, T> function) {
        requireNonNull(function, "function");
        return session -> {
            try {
                return function.apply(new io.gatling.javaapi.core.Session(session));
            } catch (RuntimeException e) {
                throw new UnresolvedExpressionException("a function of the session failed: " + e);
            }
        };
    }

    /** @return what a Scala expression gives */
    static <T> SessionValue<T> scala(Function1<Session, Validation<T>> expression) {
        requireNonNull(expression, "expression");
        return session -> {
            Object validation = expression.apply(session);
            if (validation instanceof Failure failure) {
                throw new UnresolvedExpressionException(failure.message());
            }
            @SuppressWarnings("unchecked")
            T value = ((Success<T>) validation).value();
            return value;
        };
    }

    /** @return this one's value, turned into another */
    default <R> SessionValue<R> map(Function<? super T, R> function) {
        requireNonNull(function, "function");
        Optional<T> constant = constantValue();
        return constant.isPresent()
                ? new Constant<>(function.apply(constant.get()))
                : session -> function.apply(of(session));
    }

    private static boolean isStatic(String expression) {
        return expression.indexOf('#') < 0 && expression.indexOf('$') < 0;
    }

    /** The same for every user. */
    record Constant<T>(T value) implements SessionValue<T> {
        @Override
        public T of(Session session) {
            return value;
        }

        @Override
        public Optional<T> constantValue() {
            return Optional.ofNullable(value);
        }
    }
}
