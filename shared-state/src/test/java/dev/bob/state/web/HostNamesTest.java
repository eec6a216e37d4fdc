package dev.bob.state.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HostNamesTest {
  @Test
  void thisMachinesNameCountsOnlyWhereMoreThanLoopbackListens() throws Exception {
    // Given
    var address = InetAddress.getLocalHost().getHostName() + ":8081";

    // When
    var open = HostNames.of(List.of(), "0.0.0.0");
    var closed = HostNames.of(List.of(), "127.0.0.1");

    // Then
    assertThat(open.include(address)).isTrue();
    assertThat(closed.names()).containsExactlyInAnyOrder("localhost", "127.0.0.1", "[::1]");
  }

  @Test
  void aPortIsReadFromWhatTheCallerSees() {
    assertThat(HostNames.port("localhost:3141")).contains(3141);
    assertThat(HostNames.port("[::1]:1")).contains(1);
    assertThat(HostNames.port("bob.example")).contains(80);
    assertThat(HostNames.port("bob.example;path=/")).isEmpty();
  }
}
