package dev.frameproof.reports;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Why a file could not be read or written, as a sentence. */
final class IoCause {
    private IoCause() {}

    static String of(IOException failure) {
        if (isDiskFull(failure)) {
            return "No space is left on the disk.";
        }
        if (failure instanceof AccessDeniedException) {
            return "Permission is denied.";
        }
        if (failure instanceof NoSuchFileException) {
            return "The folder does not exist.";
        }
        if (failure instanceof NotDirectoryException || failure instanceof FileAlreadyExistsException) {
            return "A file lies where a folder should be.";
        }
        String reason = failure instanceof FileSystemException onFile && onFile.getReason() != null
                ? onFile.getReason()
                : String.valueOf(failure.getMessage());
        return "The system says: " + reason + ".";
    }

    static boolean isDiskFull(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("quota exceeded");
    }
}
