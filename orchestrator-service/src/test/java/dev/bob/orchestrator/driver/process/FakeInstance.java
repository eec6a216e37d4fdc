package dev.bob.orchestrator.driver.process;

import java.util.concurrent.CountDownLatch;

/** A small program in the place of an instance: prints, then exits or waits to be ended. */
final class FakeInstance {
  private FakeInstance() {}

  public static void main(String[] args) throws InterruptedException {
    System.out.println(
        "launched " + System.getenv("BOB_LAUNCH") + " of " + System.getenv("BOB_HOME"));
    switch (args[0]) {
      case "crash" -> {
        System.out.println("what a pity");
        System.exit(3);
      }
      case "stubborn" ->
          Runtime.getRuntime().addShutdownHook(new Thread(FakeInstance::waitForEver));
      default -> {}
    }
    System.out.println("ready");
    waitForEver();
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
