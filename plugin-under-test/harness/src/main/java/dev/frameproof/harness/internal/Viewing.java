package dev.frameproof.harness.internal;

import dev.frameproof.harness.FrameListener;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.oracle.LatencyRecorder;
import java.util.Optional;

/**
 * What every viewer of a run needs to know.
 *
 * @param recordings where what first viewers see is written down; empty for nowhere
 */
record Viewing(
        RunPlan plan,
        PluginChoice plugin,
        Stack stack,
        LatencyRecorder latency,
        FrameListener frames,
        Optional<RunRecordings> recordings) {}
