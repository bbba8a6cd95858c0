package dev.frameproof.producers.pacing;

record UnlimitedPacing() implements Pacing {
    @Override
    public long offsetNanos(long n) {
        return 0;
    }

    @Override
    public boolean isUnlimited() {
        return true;
    }

    @Override
    public String text() {
        return "unlimited";
    }
}
