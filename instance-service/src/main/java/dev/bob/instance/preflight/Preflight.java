package dev.bob.instance.preflight;

import dev.bob.instance.mind.GoalReading;
import dev.bob.instance.mind.offline.OfflineMind;
import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.RepositoryRefused;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import java.io.PrintStream;

/**
 * The program {@code Preflight --workspace DIR --goal TEXT --mind NAME}. Shows a person the
 * repository, its HEAD, what stays out of the survey, and the mind. Starts and changes nothing, and
 * runs no program that the repository names in its configuration.
 *
 * <p>Exit status 0; or 2 with one sentence on the error stream if the hive cannot do this.
 */
public final class Preflight {
  private static final int OK = 0;
  private static final int REFUSED = 2;

  private Preflight() {}

  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      PreflightArguments arguments = PreflightArguments.parse(args);
      String summary = understood(arguments);
      try (GitRepository repository = GitRepository.open(arguments.workspace())) {
        new PreflightText(repository, out).print(summary);
      }
      return OK;
    } catch (PreflightArguments.Unusable | RepositoryRefused e) {
      err.println(e.getMessage());
      return REFUSED;
    } catch (InterruptedException e) {
      err.println("Interrupted; nothing was started.");
      return REFUSED;
    }
  }

  private static String understood(PreflightArguments arguments)
      throws PreflightArguments.Unusable {
    try (var mind = new OfflineMind(arguments.workspace(), SurveyLimits.standard())) {
      return switch (mind.understand(arguments.goal())) {
        case GoalReading.Understood(String summary) -> summary;
        case GoalReading.Refused(String reason) -> throw new PreflightArguments.Unusable(reason);
      };
    }
  }
}
