package dev.frameproof.producers.playback;

/** The thread of a playback: started once at most, waited for in the end. */
final class PlaybackThread {
    private Thread thread;

    synchronized void start(Runnable playing) {
        if (thread != null) {
            throw new IllegalStateException("a playback is started once");
        }
        thread = new Thread(playing, "playback");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until it has ended, also where the waiting thread is interrupted, which it stays then. */
    synchronized void join() {
        boolean interrupted = false;
        while (thread != null && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
