package dev.frameproof.oracle;

/**
 * Where the verification of one stream stands.
 *
 * @param messages messages that came
 * @param delivered rows that came, those that were not due among them
 * @param verified rows that were compared with what was sent
 * @param held rows that wait for their acknowledgement to become known
 * @param findings findings so far
 */
public record StreamProgress(long messages, long delivered, long verified, long held, long findings) {}
