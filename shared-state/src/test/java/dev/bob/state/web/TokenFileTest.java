package dev.bob.state.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenFileTest {
  @TempDir Path directory;

  @Test
  void liesBesideTheHomeReadableByItsOwnerAlone() throws Exception {
    // Given
    var file = TokenFile.beside(directory.resolve("hive"), new SecureRandom());

    // When
    file.readOrMake();

    // Then
    assertThat(file.path()).isEqualTo(directory.resolve("hive.token")).content().hasSize(65);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void canLieElsewhere() throws Exception {
    // Given
    var elsewhere = directory.resolve("operator").resolve("token");

    // When
    var token = TokenFile.at(elsewhere, new SecureRandom()).readOrMake();

    // Then
    assertThat(TokenFile.at(elsewhere, new SecureRandom()).readOrMake().cookie())
        .isEqualTo(token.cookie());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(elsewhere)))
        .isEqualTo("rw-------");
  }

  @Test
  void everybodyGetsTheSameTokenHoweverManyMakeItAtOnce() throws Exception {
    // Given
    Callable<String> service =
        () -> TokenFile.beside(directory.resolve("hive"), new SecureRandom()).readOrMake().cookie();

    // When
    var cookies = new HashSet<String>();
    try (var services = Executors.newFixedThreadPool(8)) {
      for (var answer :
          services.invokeAll(IntStream.range(0, 64).mapToObj(_ -> service).toList())) {
        cookies.add(answer.get());
      }
    }

    // Then
    assertThat(cookies).hasSize(1);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("hive.token"));
    }
  }

  @Test
  void aTokenThatOthersCanReadIsRefused() throws Exception {
    // Given
    var file = TokenFile.beside(directory.resolve("hive"), new SecureRandom());
    file.readOrMake();
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));

    // When Then
    assertThatThrownBy(file::readOrMake)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void aLinkOrHalfATokenIsRefused() throws Exception {
    // Given
    var file = TokenFile.beside(directory.resolve("hive"), new SecureRandom());
    var half = Files.writeString(directory.resolve("half"), "0123456789\n");
    Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
    Files.createSymbolicLink(file.path(), half);

    // When Then
    assertThatThrownBy(file::readOrMake).hasMessageContaining("no small file");
    Files.delete(file.path());
    Files.move(half, file.path());
    assertThatThrownBy(file::readOrMake).hasMessageContaining("20 to 256");
  }

  @Test
  void theTokenIsNeverShown() {
    var token = new OperatorToken("0123456789abcdef0123456789abcdef");
    assertThat(token.toString()).doesNotContain("0123");
    assertThat(token.cookie()).doesNotContain("0123456789abcdef").hasSize(43);
  }
}
