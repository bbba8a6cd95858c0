package dev.frameproof.plantedplugin;

import dev.frameproof.frame.Column;
import dev.frameproof.frame.Field;
import dev.frameproof.frame.Frame;
import dev.frameproof.frame.FrameJsonReader;
import dev.frameproof.protocol.plugin.PacketSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes each row that arrives as its cells, and each frame without rows as {@code empty}. */
final class TestingSink implements PacketSink {
    private final List<String> rows = new CopyOnWriteArrayList<>();
    private final List<Runnable> onCancel = new ArrayList<>();
    private boolean cancelled;

    List<String> rows() {
        return rows;
    }

    synchronized void cancel() {
        cancelled = true;
        onCancel.forEach(Runnable::run);
    }

    @Override
    public void send(byte[] array, int offset, int length) {
        Frame frame = new FrameJsonReader().read(array, offset, length);
        if (frame.rows() == 0) {
            rows.add("empty");
        }
        for (int row = 0; row < frame.rows(); row++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < frame.columns().size(); i++) {
                Field field = frame.schema().fields().get(i);
                text.append(i == 0 ? "" : " ")
                        .append(field.name())
                        .append('=')
                        .append(cell(field, frame.columns().get(i), row));
            }
            rows.add(text.toString());
        }
    }

    private static String cell(Field field, Column column, int row) {
        if (column.isNull(row)) {
            return "null";
        }
        return switch (field.type()) {
            case FLOAT64 -> Double.toString(column.doubleAt(row));
            case STRING -> "'" + column.textAt(row) + "'";
            default -> Long.toString(column.longAt(row));
        };
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void awaitReady() {}

    @Override
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** As the real one does, runs the action at once when the host has ended the stream already. */
    @Override
    public synchronized void onCancel(Runnable action) {
        if (cancelled) {
            action.run();
        } else {
            onCancel.add(action);
        }
    }
}
