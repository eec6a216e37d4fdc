package dev.bob.dashboard.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes the body of an answer, and breaks the connection off when it is larger than agreed. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
  private final int sizeBytesMax;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private volatile Flow.Subscription subscription;

  LimitedBody(int sizeBytesMax) {
    this.sizeBytesMax = sizeBytesMax;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (var part : parts) {
      if (bytes.size() + part.remaining() > sizeBytesMax) {
        subscription.cancel();
        body.completeExceptionally(
            new IOException("the answer is larger than " + sizeBytesMax + " bytes"));
        return;
      }
      var copy = new byte[part.remaining()];
      part.get(copy);
      bytes.writeBytes(copy);
    }
    subscription.request(1);
  }

  @Override
  public void onError(Throwable cause) {
    body.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }
}
