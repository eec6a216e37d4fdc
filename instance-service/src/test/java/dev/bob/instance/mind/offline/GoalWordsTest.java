package dev.bob.instance.mind.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.mind.GoalReading;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoalWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Survey this repository",
        "SURVEY THIS REPO!",
        "survey",
        "Audit the codebase",
        "Please review this project and report what you find",
        "Examine the code for problems",
        "Analyse this repository",
        "Write a report on this repository",
        "Create an inventory of the files",
        "What is in this repository?",
        "Find broken links",
        "Are there passwords or keys in this repository?",
        "Are there large files?",
        "List the TODOs by age",
        "Which FIXMEs are oldest?",
        "Give me an overview",
        "Find problems in this repository, but do not change anything",
        "Tell me what we should fix in this repository",
        "Survey this repository before the release",
        "Look for links that lead nowhere",
        "Find hotspots",
        "Which files change most often?",
        "Report the change frequency of our files",
        "Look at the commit history",
        "Survey this\n  repository",
      })
  void understandsGoalsOfLooking(String goal) {
    // When, Then
    assertThat(GoalWords.read(goal)).isInstanceOf(GoalReading.Understood.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "Add a login",
        "Fix the broken links",
        "Survey this repository and fix what you find",
        "Find the broken links and repair them",
        "Delete large files",
        "Rotate the tokens",
        "Rewrite the history",
        "Find files that change often and split them",
        "Remove all TODOs from the code",
        "Implement OAuth in this project",
        "Refactor the code",
        "Write tests for this project",
        "Write a login page and report on the repository",
        "Tell me what to fix and fix it in this repository",
        "Translate the README of this project",
        "Find SQL injections in this repository",
        "Find bugs in this code",
        "Review the performance of this code",
        "What is the weather?",
        "Cook dinner",
        "asdf",
        "日本語",
      })
  void refusesOtherGoalsInOneSentenceThatSaysWhatItCan(String goal) {
    // When
    GoalReading reading = GoalWords.read(goal);
    // Then
    assertThat(reading)
        .isInstanceOfSatisfying(
            GoalReading.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("Survey this repository", "--mind llm", "not built yet")
                    .doesNotContain("\n"));
  }

  @Test
  void doesWhatAGoalNamesAndElseEverything() {
    // When, Then
    assertThat(GoalWords.tasks("Find broken links"))
        .containsExactlyInAnyOrder(SurveyTask.LINKS, SurveyTask.INVENTORY);
    assertThat(GoalWords.tasks("Find secrets"))
        .containsExactlyInAnyOrder(SurveyTask.SECRETS, SurveyTask.INVENTORY);
    assertThat(GoalWords.tasks("Where is the churn?"))
        .containsExactlyInAnyOrder(SurveyTask.HOTSPOTS, SurveyTask.INVENTORY);
    assertThat(GoalWords.tasks("List the TODOs by age"))
        .containsExactlyInAnyOrder(SurveyTask.TODOS, SurveyTask.INVENTORY);
    assertThat(GoalWords.tasks("Survey this repository, especially its links"))
        .isEqualTo(EnumSet.allOf(SurveyTask.class));
    assertThat(GoalWords.tasks("Audit the code")).isEqualTo(EnumSet.allOf(SurveyTask.class));
  }
}
