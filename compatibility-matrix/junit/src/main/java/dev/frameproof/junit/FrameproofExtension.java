package dev.frameproof.junit;

import dev.frameproof.harness.session.LiveStream;
import dev.frameproof.harness.session.PluginSession;
import dev.frameproof.harness.session.Subscriber;
import dev.frameproof.junit.internal.Declarations;
import dev.frameproof.junit.internal.SharedRun;
import dev.frameproof.junit.internal.StreamDeclaration;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests their streams, subscribers and plugin session, and ends everything that it started: streams with the test,
 * processes with the test run, also after failures. It is registered by any of its annotations.
 *
 * <p>Configuration parameters of JUnit, or system properties: {@code frameproof.grafana} (a version that the embedded
 * target behaves as, {@code home:FOLDER}, {@code image:IMAGE}, or an address), {@code frameproof.plugin}, {@code
 * frameproof.kafka} ({@code host:port} of one that runs; otherwise one is started) and {@code frameproof.out} (where logs
 * go).
 */
public final class FrameproofExtension implements ParameterResolver, BeforeAllCallback, BeforeEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(FrameproofExtension.class);
    private static final Set<Class<?>> GIVEN = Set.of(LiveStream.class, Subscriber.class, PluginSession.class);

    /** Starts what constructors will be given: a target that this machine cannot have skips the class. */
    @Override
    public void beforeAll(ExtensionContext context) {
        startIfTaken(context, context.getRequiredTestClass().getDeclaredConstructors());
    }

    /** Starts what the test will be given: a target that this machine cannot have skips the test. */
    @Override
    public void beforeEach(ExtensionContext context) {
        startIfTaken(context, context.getRequiredTestMethod());
    }

    private static void startIfTaken(ExtensionContext context, Executable... executables) {
        boolean taken = Arrays.stream(executables)
                .flatMap(executable -> Arrays.stream(executable.getParameterTypes()))
                .anyMatch(GIVEN::contains);
        if (taken) {
            PluginSession unused = session(context);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == PluginSession.class) {
            return session(context);
        }
        if (type == LiveStream.class) {
            return stream(Declarations.stream(parameter.getParameter(), context), context);
        }
        LiveStream watched = stream(watchedBy(parameter, context), context);
        try {
            return watched.subscribe(
                    parameter.getParameter().isNamePresent()
                            ? parameter.getParameter().getName()
                            : "subscriber " + (watched.subscribers().size() + 1));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while subscribing to " + watched.topic(), told);
        }
    }

    /** @return the stream of the nearest parameter before, or else the test's */
    private static StreamDeclaration watchedBy(ParameterContext subscriber, ExtensionContext context) {
        Parameter[] all = subscriber.getDeclaringExecutable().getParameters();
        for (int i = subscriber.getIndex() - 1; i >= 0; i--) {
            if (all[i].getType() == LiveStream.class) {
                return Declarations.stream(all[i], context);
            }
        }
        return Declarations.streamOfTest(context);
    }

    @SuppressWarnings("deprecation") // The method that replaces it is not in JUnit 5.
    private static LiveStream stream(StreamDeclaration declared, ExtensionContext context) {
        PluginSession session = session(context);
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(declared.key(), any -> declared.openIn(session), LiveStream.class);
    }

    @SuppressWarnings("deprecation") // As above.
    private static PluginSession session(ExtensionContext context) {
        SharedRun shared = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        SharedRun.class,
                        any -> SharedRun.begin(
                                context.getConfigurationParameter("frameproof.kafka"),
                                context.getConfigurationParameter("frameproof.out")),
                        SharedRun.class);
        return shared.session(Declarations.session(context));
    }
}
