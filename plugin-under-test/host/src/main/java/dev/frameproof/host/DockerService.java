package dev.frameproof.host;

import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** Whether containers can be started here, and from which image. */
public final class DockerService {
    private DockerService() {}

    /** @return why no container can be started on this machine; empty when it can */
    public static Optional<String> missing() {
        try {
            DockerClientFactory.instance().client();
            return Optional.empty();
        } catch (RuntimeException | ExceptionInInitializerError absent) {
            return Optional.of("no Docker API answers: " + firstLine(absent)
                    + "\nStart Docker or Podman's service; DOCKER_HOST names another socket than the usual one.");
        }
    }

    /**
     * Fetches an image that is not here yet; may take as long as the network does.
     *
     * @return why the image cannot be had, such as a tag that does not exist; empty when it is here
     */
    public static Optional<String> missing(String image) {
        Optional<String> service = missing();
        if (service.isPresent()) {
            return service;
        }
        try {
            String unused = new RemoteDockerImage(DockerImageName.parse(image)).get();
            return Optional.empty();
        } catch (ContainerFetchException | IllegalArgumentException absent) {
            return Optional.of(noImage(image) + ": " + rootLine(absent));
        } catch (NullPointerException wordless) {
            // Podman answers a pull that fails with lines that docker-java has no eyes for.
            return Optional.of(noImage(image) + ": pulling it failed");
        }
    }

    private static String noImage(String image) {
        return "there is no image %s to be had".formatted(image);
    }

    static String rootLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return firstLine(root);
    }

    private static String firstLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse("").strip();
    }
}
