package dev.frameproof.harness.internal;

import dev.frameproof.harness.FrameListener;
import dev.frameproof.harness.plan.RunPlan;
import dev.frameproof.oracle.LatencyRecorder;

/** What every viewer of a run needs to know. */
record Viewing(RunPlan plan, PluginChoice plugin, Stack stack, LatencyRecorder latency, FrameListener frames) {}
