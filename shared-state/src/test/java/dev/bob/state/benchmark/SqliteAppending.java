package dev.bob.state.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** SQLite with a write-ahead log and {@code synchronous=FULL}: one insert, one transaction. */
final class SqliteAppending implements Appending {
  private static final String BUSY_MILLIS_MAX = "10000";
  private final Connection connection;
  private final PreparedStatement insert;

  SqliteAppending(Path folder) throws IOException {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("peer.sqlite"));
      try (var setup = connection.createStatement()) {
        setup.execute("PRAGMA busy_timeout=" + BUSY_MILLIS_MAX);
        setup.execute("PRAGMA journal_mode=WAL");
        setup.execute("PRAGMA synchronous=FULL");
        setup.execute(
            "CREATE TABLE IF NOT EXISTS log(seq INTEGER PRIMARY KEY, line TEXT NOT NULL)");
      }
      insert = connection.prepareStatement("INSERT INTO log(line) VALUES (?)");
      insert.setString(1, "x".repeat(Store.RECORD_BYTES));
    } catch (SQLException e) {
      throw new IOException("SQLite: " + e.getMessage(), e);
    }
  }

  @Override
  public void append() throws IOException {
    try {
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IOException("SQLite: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try (connection) {
      insert.close();
    } catch (SQLException e) {
      throw new IOException("SQLite: " + e.getMessage(), e);
    }
  }
}
