package dev.bob.instance.mind.offline.survey;

/**
 * The limits of a survey. All instances of a hive must have the same ones, or they would find
 * different things.
 *
 * @param fileSizeBytesMax larger files are not examined; more costs memory per file. 1 MiB
 * @param findingsPerKindMax per task and kind of finding, the worst ones; the rest is counted. 100
 * @param largeFileBytes files from here on weigh on every clone. 1 MiB
 * @param hugeFileBytes files from here on are a nuisance to everybody. 10 MiB
 */
public record SurveyLimits(
    long fileSizeBytesMax, int findingsPerKindMax, long largeFileBytes, long hugeFileBytes) {

  private static final long MIB = 1 << 20;

  /** The limits that hold unless a person sets others. */
  public static SurveyLimits standard() {
    return new SurveyLimits(MIB, 100, MIB, 10 * MIB);
  }
}
