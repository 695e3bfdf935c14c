package dev.tertulia.core.transport;

import static java.util.stream.Collectors.joining;

import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, before anything is sent, that an older OkHttp, Okio or Kotlin is on the class path.
 *
 * <p>A build tool that takes an older one because something else of the program asks for it says
 * nothing, and neither does the JVM before the first call, which then dies half way of a {@link
 * NoSuchMethodError}. Whether one is too old is told by the youngest member we and OkHttp need.
 */
final class Libraries {
  /** In the order in which the ones before make the ones behind fail. */
  static final List<Library> NEEDED =
      List.of(
          new Library(
              "Kotlin",
              "1.6",
              "2.1.21",
              "org.jetbrains.kotlin:kotlin-bom",
              "kotlin.time.DurationKt",
              "toDuration(int,kotlin.time.DurationUnit)"),
          new Library(
              "Okio",
              "3.15",
              "3.18.2",
              "com.squareup.okio:okio-bom",
              "okio.Okio",
              "socket(java.net.Socket)"),
          new Library(
              "OkHttp",
              "5.4",
              "5.5.1",
              "com.squareup.okhttp3:okhttp-bom",
              "okhttp3.Call",
              "addEventListener(okhttp3.EventListener)"));

  private Libraries() {}

  /**
   * Looks at all of them.
   *
   * @throws IllegalStateException naming what was found, what is needed, and what mends it
   */
  static void check() {
    check(NEEDED);
  }

  static void check(List<Library> needed) {
    List<Library> wrong = needed.stream().filter(each -> !each.hasMethod()).toList();
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(
          "On the class path: "
              + wrong.stream().map(Library::problem).collect(joining("; "))
              + ". Something else of this program asks for older ones than Tertulia. Import "
              + wrong.stream().map(Library::mending).collect(joining(", "))
              + " into your <dependencyManagement> (in Gradle: as platforms), and name no other"
              + " version yourself.");
    }
  }

  /**
   * One of them.
   *
   * @param atLeast the oldest line it was seen to work with
   * @param ours the version we bring
   * @param bom lets others bring the same
   * @param type has the method
   * @param method as {@link java.lang.reflect.Method} writes it, without what it belongs to
   */
  record Library(String name, String atLeast, String ours, String bom, String type, String method) {

    private String problem() {
      return found() + ", where " + name + " " + atLeast + " or newer is needed";
    }

    private String mending() {
      return bom + ":" + ours;
    }

    /** The file it comes from. */
    String found() {
      Class<?> owner = owner();
      if (owner == null) {
        return "nothing";
      }
      CodeSource source = owner.getProtectionDomain().getCodeSource();
      String place = source == null ? type : source.getLocation().getPath().replaceAll("!?/$", "");
      return place.substring(place.lastIndexOf('/') + 1);
    }

    private boolean hasMethod() {
      Class<?> owner = owner();
      try {
        return owner != null
            && Arrays.stream(owner.getMethods())
                .anyMatch(each -> each.toString().contains("." + method));
      } catch (LinkageError e) {
        // Its own signatures do not fit what else is here.
        return false;
      }
    }

    private @Nullable Class<?> owner() {
      try {
        return Class.forName(type, false, Libraries.class.getClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        return null;
      }
    }
  }
}
