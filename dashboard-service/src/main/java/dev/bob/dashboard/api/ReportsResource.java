package dev.bob.dashboard.api;

import dev.bob.dashboard.view.ReportConfig;
import dev.bob.dashboard.view.Reports;
import dev.bob.dashboard.view.Reports.Report;
import dev.bob.state.Hive;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.GoalId;
import dev.bob.state.view.ChangeEntry;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of the goals. The files are made from repositories: nothing in them is ever run. */
@Path("/api/reports")
final class ReportsResource {
  /** Whoever opens a file in a browser gets it without scripts, styles, frames and an origin. */
  private static final String SEALED = "default-src 'none'; sandbox; frame-ancestors 'none'";

  private static final String BUNDLE = "changes.bundle";

  private final Reports reports;
  private final ReportConfig config;
  private final Hive hive;

  ReportsResource(Reports reports, ReportConfig config, Hive hive) {
    this.reports = reports;
    this.config = config;
    this.hive = hive;
  }

  /** Oldest goal first. */
  public record AllReports(List<Report> reports) {}

  @GET
  public AllReports all() throws IOException {
    return new AllReports(reports.all());
  }

  /** A goal that has no results yet has no files. */
  @GET
  @Path("/{goal}")
  public Report one(@PathParam("goal") String goal) throws IOException {
    var id = Parameters.id(goal, GoalId::new);
    var report = reports.of(id);
    if (report.isEmpty() && hive.state().work().goal(id).isEmpty()) {
      throw Parameters.notFound(id);
    }
    return report.orElse(new Report(id, List.of()));
  }

  /** The file itself, of a goal or of a change. */
  @GET
  @Path("/{goal}/{file}")
  public Response file(
      @PathParam("goal") String goal,
      @PathParam("file") String name,
      @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept,
      @Context HttpServerResponse answer)
      throws IOException {
    var id = Parameters.id(goal, ReportsResource::owner);
    var named = name.equals(BUNDLE) ? bundle(id) : name;
    var file =
        reports.file(id, named).orElseThrow(() -> Parameters.notFound("such result of " + id));
    if (Files.size(file) > config.reportBytesMax()) {
      throw new ProblemException(
          Problem.of(403, "too_large", "this file is larger than what is sent from here")
              .remedy("Read it in the hive's home: reports/" + id + "/" + named));
    }
    var kind = Kind.of(name);
    answer.putHeader("Content-Security-Policy", SEALED); // in place of the page's own
    return Response.ok(file)
        .type(kind == Kind.MARKDOWN && browser(accept) ? Kind.TEXT.type : kind.type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            (kind == Kind.OTHER ? "attachment" : "inline") + "; filename=\"" + name + "\"")
        .build();
  }

  /** The file that brings what is delivered is named by what is in it: people know one name. */
  private String bundle(String owner) {
    return hive.state().changes().all().stream()
        .filter(change -> change.id().value().equals(owner))
        .flatMap(change -> ChangeEntry.of(change).bundle().stream())
        .map(file -> file.substring(file.lastIndexOf('/') + 1))
        .findFirst()
        .orElse(BUNDLE);
  }

  /** The id of a goal, or of a change. */
  private static String owner(String text) {
    return text.startsWith("change_") ? new ChangeId(text).value() : new GoalId(text).value();
  }

  /** One shows Markdown as text, but would save what it is told to be Markdown. */
  private static boolean browser(@Nullable String accept) {
    return accept != null && accept.contains("text/html");
  }

  private enum Kind {
    MARKDOWN("text/markdown; charset=UTF-8"),
    TEXT("text/plain; charset=UTF-8"),
    JSON("application/json"),
    OTHER("application/octet-stream");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** By the end of the name; all that a browser might run is something to be saved. */
    static Kind of(String name) {
      var end = name.substring(name.lastIndexOf('.') + 1);
      return switch (end) {
        case "md" -> MARKDOWN;
        case "txt", "log", "diff", "patch" -> TEXT;
        case "json", "sarif" -> JSON;
        default -> OTHER;
      };
    }
  }
}
