package dev.bob.state.lock;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The test's class path loaded a second time, as dev mode and test runners do. */
public final class OtherClassLoader {
  private OtherClassLoader() {}

  public static URLClassLoader open() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }
}
