package dev.frameproof.broker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void folderOfALivingProcessStays() {
        DataFolder mine = DataFolder.create(parent);
        DataFolder.deleteStale(parent);
        assertThat(mine.path()).isDirectory();
        mine.delete();
        assertThat(mine.path()).doesNotExist();
    }

    @Test
    void folderOfDeadProcessesGoesWithItsContentUnlessAnOwnerIsUnclear() throws Exception {
        Path stale = folder("frameproof-kafka-1", deadPid() + " 1000\n" + deadPid() + " unknown\n");
        Path readable = folder("frameproof-kafka-2", deadPid() + " 1000\n");
        DataFolder.deleteStale(parent);
        assertThat(stale).as("an owner that cannot be judged counts as living").isDirectory();
        assertThat(readable).doesNotExist();
    }

    @Test
    void folderStaysWhileTheBrokerLivesThoughItsStarterIsDead() throws Exception {
        DataFolder mine = DataFolder.create(parent);
        Path owners = mine.path().resolve("owners");
        Files.writeString(owners, deadPid() + " 1000\n" + Files.readString(owners));
        DataFolder.deleteStale(parent);
        assertThat(mine.path()).isDirectory();
    }

    @Test
    void pidThatWasGivenToAnotherProcessDoesNotKeepTheFolder() throws Exception {
        Path stale = folder("frameproof-kafka-1", ProcessHandle.current().pid() + " 1000\n");
        DataFolder.deleteStale(parent);
        assertThat(stale).doesNotExist();
    }

    @Test
    void foldersOfOthersAreNotTouched() throws Exception {
        Path foreign = folder("kafka-logs", deadPid() + " 1000\n");
        Path unmarked = Files.createDirectory(parent.resolve("frameproof-kafka-3"));
        DataFolder.deleteStale(parent);
        assertThat(foreign).isDirectory();
        assertThat(unmarked).isDirectory();
        DataFolder.deleteStale(parent.resolve("absent"));
    }

    private Path folder(String name, String owners) throws Exception {
        Path folder = Files.createDirectory(parent.resolve(name));
        Files.createDirectories(folder.resolve("data/topic-0"));
        Files.writeString(folder.resolve("data/topic-0/00.log"), "x");
        Files.writeString(folder.resolve("owners"), owners);
        return folder;
    }

    private static long deadPid() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor(10, TimeUnit.SECONDS);
        return process.pid();
    }
}
