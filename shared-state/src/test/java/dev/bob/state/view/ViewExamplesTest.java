package dev.bob.state.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.QueuedChanges;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Extent;
import dev.bob.state.model.MergeCheck;
import dev.bob.state.presence.States;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The files look as Javadoc and docs draw them, byte for byte. */
class ViewExamplesTest {
  static Stream<Arguments> views() {
    var hive = new SmallHive().state();
    var decided = new SmallHive().decided().state();
    return Stream.of(
        Arguments.of(View.REGISTRY, registry(hive)),
        Arguments.of(View.MESSAGES, MessagesView.of(hive.mail())),
        Arguments.of(
            View.MEMORY, MemoryView.of(new SmallHive().decided().counted().state().memory())),
        Arguments.of(View.TASKS, TasksView.of(hive.work())),
        Arguments.of(View.QUESTIONS, QuestionsView.of(new SmallHive().asked().state().questions())),
        Arguments.of(View.PROPOSALS, ProposalsView.of(decided.proposals(), decided.changes())));
  }

  @ParameterizedTest
  @MethodSource("views")
  void isDrawnInItsJavadoc(View view, Record rendered) throws IOException {
    // Then
    assertThat(text(rendered)).isEqualTo(Example.inJavadocOf(rendered.getClass()));
  }

  @ParameterizedTest
  @MethodSource("views")
  void isDrawnInTheDocs(View view, Record rendered) throws IOException {
    // Then
    assertThat(text(rendered)).isEqualTo(Example.inDocs(view.fileName()));
  }

  @Test
  void aChangeIsDrawnInItsJavadocAndInTheDocs() throws IOException {
    // Given
    var story = new HiveStory();
    var member = HiveStory.as(story.joins("a"));
    var change = QueuedChanges.in(story, 1, "Mend the link").getFirst();
    var check =
        new MergeCheck(
            new CommitId("1".repeat(40)),
            List.of(),
            Optional.of("It conflicts with HEAD (111111111111) in docs/a.md."),
            List.of("docs/a.md"),
            new Extent(1, 2, 1));
    story.accepted(member, new ChangeFact.Checked(change, check));

    // When
    var entry = ChangeEntry.of(story.state().changes().find(change).orElseThrow());

    // Then
    assertThat(text(entry)).isEqualTo(Example.inJavadocOf(ChangeEntry.class));
    assertThat(text(entry)).isEqualTo(Example.inDocs("changes"));
  }

  @Test
  void hasEveryKeyOfTheContractWhenTheHiveIsEmpty() {
    // Then
    assertThat(text(RegistryView.of(HiveState.EMPTY, Map.of()))).contains("\"instances\" : [ ]");
    assertThat(text(MessagesView.of(HiveState.EMPTY.mail()))).contains("\"messages\" : [ ]");
    assertThat(text(MemoryView.of(HiveState.EMPTY.memory())))
        .contains("\"findings\" : [ ]", "\"decisions\" : [ ]", "\"learnings\" : [ ]");
    assertThat(text(ProposalsView.of(HiveState.EMPTY.proposals(), HiveState.EMPTY.changes())))
        .contains("\"proposals\" : [ ]", "\"changes\" : [ ]");
    assertThat(text(TasksView.of(HiveState.EMPTY.work())))
        .contains("\"goals\" : [ ]", "\"tasks\" : [ ]");
    assertThat(text(QuestionsView.of(HiveState.EMPTY.questions()))).contains("\"questions\" : [ ]");
  }

  @Test
  void showsWhatASenderPutInPlaceOfOurMetadata() {
    // Given
    var hive = new SmallHive();
    var hostile = JsonNodeFactory.instance.objectNode().put("bob", "mine").put("other", 1);

    // When
    hive.accept(
        SmallHive.AT, Author.person(), new MessageFact.Sent("broadcast", "text", "hello", hostile));

    // Then
    var last = MessagesView.of(hive.state().mail()).messages().getLast();
    assertThat(last.metadata().at("/bob/seq").asLong()).isEqualTo(hive.state().seq());
    assertThat(last.metadata().path("other").asInt()).isEqualTo(1);
    assertThat(hostile.path("bob").asText()).isEqualTo("mine");
  }

  @Test
  void showsWhatAMemberHasLearned() {
    // Given
    var hive = new SmallHive().finished(1_250);

    // When
    var skills = registry(hive.state()).instances().getFirst().metadata().at("/bob/skills");

    // Then
    assertThat(skills)
        .hasToString(
            "{\"links\":{\"done\":1,\"failed\":0,\"success_permille\":666,\"usual_millis\":1250}}");
  }

  private static RegistryView registry(HiveState hive) {
    return RegistryView.of(
        hive,
        Map.of(
            SmallHive.EXPLORER,
            new RegistryView.Sighting(
                Optional.of(States.acting(1, 41)), SmallHive.AT.plusSeconds(1))));
  }

  private static String text(Record view) {
    return new String(ViewText.of(view), StandardCharsets.UTF_8);
  }
}
