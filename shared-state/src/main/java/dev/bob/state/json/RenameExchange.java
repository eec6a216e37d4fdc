package dev.bob.state.json;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Puts two files into each other's place in one step, which Java cannot say: {@code renameat2(2)}
 * with {@code RENAME_EXCHANGE}. By its number, since musl has no function of that name.
 */
final class RenameExchange {
  private static final int AT_FDCWD = -100;
  private static final int RENAME_EXCHANGE = 2;
  private static final int ENOENT = 2;
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final VarHandle ERRNO_VALUE =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));

  /** How to call the kernel; empty where that is not known. */
  private static final Optional<MethodHandle> SYSCALL = syscall();

  private static final long NUMBER = System.getProperty("os.arch").equals("aarch64") ? 276 : 316;

  private RenameExchange() {}

  /**
   * Whether it was done: where the system or the file system cannot, nothing is changed.
   *
   * @throws NoSuchFileException if one of them is missing
   */
  static boolean swap(Path one, Path other) throws IOException {
    if (SYSCALL.isEmpty()) {
      return false;
    }
    try (var arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      long result =
          (long)
              SYSCALL
                  .get()
                  .invokeExact(
                      state,
                      NUMBER,
                      AT_FDCWD,
                      arena.allocateFrom(one.toAbsolutePath().toString()),
                      AT_FDCWD,
                      arena.allocateFrom(other.toAbsolutePath().toString()),
                      RENAME_EXCHANGE);
      if (result != 0 && (int) ERRNO_VALUE.get(state, 0L) == ENOENT) {
        throw new NoSuchFileException(one.toString(), other.toString(), "one of them is missing");
      }
      return result == 0;
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the kernel throws nothing else", e);
    }
  }

  @SuppressWarnings("restricted") // the manifest of who calls this allows it
  private static Optional<MethodHandle> syscall() {
    var arch = System.getProperty("os.arch");
    if (!System.getProperty("os.name").equals("Linux")
        || !(arch.equals("amd64") || arch.equals("aarch64"))) {
      return Optional.empty();
    }
    var linker = Linker.nativeLinker();
    var descriptor =
        FunctionDescriptor.of(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT);
    return linker
        .defaultLookup()
        .find("syscall")
        .map(
            function ->
                linker.downcallHandle(
                    function, descriptor, ERRNO, Linker.Option.firstVariadicArg(1)));
  }
}
