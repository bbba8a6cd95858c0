package dev.frameproof.harness.plan;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Which Grafana a run goes through. */
public sealed interface TargetPlan {
    /** @return what a run goes through when it is told nothing: the embedded target, newest recorded version */
    static TargetPlan standard() {
        return new Embedded(Optional.empty());
    }

    /** @return what it is in a few words, for the names of cells and for progress: {@code embedded 12.4} */
    String text();

    /**
     * Our embedded target, which is not Grafana.
     *
     * @param version the Grafana version that it behaves as: {@code 12.4}, {@code 11.2.0}; empty for the newest recorded
     */
    record Embedded(Optional<String> version) implements TargetPlan {
        public Embedded {
            requireNonNull(version, "version");
        }

        @Override
        public String text() {
            return version.map(known -> "embedded " + known).orElse("embedded");
        }
    }

    /**
     * A real Grafana that lies unpacked on this machine and is started for the run, with data of its own.
     *
     * @param home the folder with {@code conf} and {@code public} in it
     * @param binary the program to start; empty for the one in the home's {@code bin}
     * @param environmentFile lines {@code GF_...=value} that it is started with; empty for none
     */
    record Home(Path home, Optional<Path> binary, Optional<Path> environmentFile) implements TargetPlan {
        public Home {
            requireNonNull(home, "home");
            requireNonNull(binary, "binary");
            requireNonNull(environmentFile, "environmentFile");
        }

        @Override
        public String text() {
            return "home " + home;
        }
    }

    /**
     * A real Grafana in a container that is started for the run.
     *
     * @param image for example {@code grafana/grafana:12.4.0}
     * @param environmentFile as in {@link Home}
     */
    record Container(String image, Optional<Path> environmentFile) implements TargetPlan {
        public Container {
            requireNonNull(image, "image");
            requireNonNull(environmentFile, "environmentFile");
        }

        @Override
        public String text() {
            return "container " + image;
        }
    }

    /**
     * A real Grafana that runs already, with the plugin in it. Only a datasource is made in it, under a name of its own,
     * and removed in the end.
     *
     * @param url where it is reached
     * @param login who asks it
     * @param certificates a PEM file of the authorities that its certificate is held to; empty for Java's own
     */
    record Running(URI url, LoginPlan login, Optional<Path> certificates) implements TargetPlan {
        public Running {
            requireNonNull(url, "url");
            requireNonNull(login, "login");
            requireNonNull(certificates, "certificates");
        }

        @Override
        public String text() {
            return url.toString();
        }

        /**
         * @param key what names the address to the user: a flag, or a key of a plan
         * @param text {@code http://localhost:3000}; without a scheme it is http
         * @throws PlanException when it is no address of a web server, or has a login in it
         */
        public static URI address(String key, String text) {
            try {
                URI url = URI.create(text.contains("://") ? text : "http://" + text);
                if (url.getHost() != null
                        && url.getUserInfo() == null
                        && url.getScheme().matches("https?")) {
                    return url;
                }
            } catch (IllegalArgumentException unreadable) {
                throw refused(key);
            }
            throw refused(key);
        }

        private static PlanException refused(String key) {
            return new PlanException(
                    key + ": write the address like http://localhost:3000, without a login; for that there are --user"
                            + " and --token-file");
        }
    }
}
