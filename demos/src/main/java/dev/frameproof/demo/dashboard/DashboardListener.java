package dev.frameproof.demo.dashboard;

import static java.util.Objects.requireNonNull;

import dev.frameproof.demo.Demo;
import dev.frameproof.harness.EnvironmentException;
import dev.frameproof.harness.ForwardingListener;
import dev.frameproof.harness.RunListener;
import dev.frameproof.harness.RunningStreams;
import dev.frameproof.host.DashboardSpec;
import dev.frameproof.host.GrafanaTarget;
import dev.frameproof.host.MadeDashboard;
import dev.frameproof.host.RunningTarget;
import dev.frameproof.host.TargetException;
import dev.frameproof.live.LiveAuth;
import dev.frameproof.reports.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Hands on what it hears to another listener, and makes a demo's dashboard in the Grafana that a run goes through. The
 * dashboard asks what the run's verified viewers ask, so both see the same stream.
 */
public final class DashboardListener extends ForwardingListener {
    private static final String FOLDER = "Frameproof";

    private final Demo demo;
    private final CompletableFuture<Shown> shown = new CompletableFuture<>();

    /**
     * A dashboard that is there to be looked at.
     *
     * @param target the Grafana that shows it
     */
    public record Shown(GrafanaTarget target, URI url) {}

    public DashboardListener(RunListener next, Demo demo) {
        super(next);
        this.demo = requireNonNull(demo, "demo");
    }

    /** @return done once the dashboard is there */
    public CompletableFuture<Shown> shown() {
        return shown;
    }

    /** @throws EnvironmentException when Grafana does not take the dashboard */
    @Override
    public void watching(RunningStreams streams) {
        super.watching(streams);
        try {
            streams.target().provision(spec(streams)).ifPresent(made -> tell(streams.target(), made));
        } catch (TargetException refused) {
            throw new EnvironmentException(Problem.told(refused.getMessage()), refused);
        } catch (IllegalArgumentException tooOld) {
            throw new EnvironmentException(
                    new Problem("There is no dashboard for this Grafana.", tooOld.getMessage(), ""), tooOld);
        }
    }

    private DashboardSpec spec(RunningStreams streams) {
        GrafanaTarget target = streams.target();
        String uid = streams.datasourceUid() + "-" + demo.name();
        List<StreamTarget> targets = streams.streams().stream()
                .map(stream -> StreamTarget.of(stream.id(), stream.queryJson()))
                .toList();
        var chosen = new BoardVariable.Choice(true, streams.datasourceUid(), streams.datasourceUid());
        Dashboard dashboard =
                new DashboardMaker(target.version(), target.pluginId()).of(demo, uid, chosen, targets, List.of());
        List<DashboardSpec.Rule> rules = AlertRules.limited(demo)
                .map(panel -> targets.stream()
                        .filter(of -> of.stream().equals(panel.stream()))
                        .findFirst()
                        .orElseThrow())
                .map(of -> AlertRules.of(demo, dashboard, of, streams.datasourceUid()))
                .orElse(List.of())
                .stream()
                .map(rule ->
                        new DashboardSpec.Rule(rule.uid(), BoardJson.node(rule).toString()))
                .toList();
        return new DashboardSpec(
                streams.datasourceUid(), folder(streams.datasourceUid()), uid, BoardJson.text(dashboard), rules);
    }

    /** Titles of folders are unique too, and others may have one of ours. */
    private static String folder(String datasourceUid) {
        return datasourceUid.replaceFirst("(?i)^" + FOLDER, FOLDER).replace('-', ' ');
    }

    private void tell(GrafanaTarget target, MadeDashboard made) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("  Dashboard  %s?from=now-1m&to=now%s".formatted(made.url(), login(target)));
        made.withoutRules().ifPresent(why -> lines.add("  Without its alert rules: " + why));
        lines.add("");
        reachable(lines);
        shown.complete(new Shown(target, made.url()));
    }

    /** Of a Grafana that was started for the run: nobody else knows the password, and it ends with the run. */
    private static String login(GrafanaTarget target) {
        return !(target instanceof RunningTarget) && target.liveAuth() instanceof LiveAuth.Basic login
                ? "  (user %s, password %s)".formatted(login.user(), login.password())
                : "";
    }
}
