package dev.tertulia.bridge.flow;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One line of a flow. The types fit: {@link Flow}'s methods see to that. */
sealed interface Part {

  /** The name or the words it was given. */
  String words();

  /** As it is printed. */
  String line();

  /** Whether it leaves an entry in the journal, and so needs a name of its own. */
  default boolean journaled() {
    return false;
  }

  record Condition(String words, Predicate<Object> test) implements Part {
    @Override
    public String line() {
      return "when " + words;
    }
  }

  record Read(String words, Reading<Object, Object> reading) implements Part {
    @Override
    public String line() {
      return "read " + words;
    }
  }

  record Choose(String words, Function<Object, @Nullable String> chooser) implements Part {
    @Override
    public String line() {
      return "choose " + words;
    }

    @Override
    public boolean journaled() {
      return true;
    }
  }

  /**
   * Something to do.
   *
   * @param once whether it must not be begun again while it is unknown how it ended
   */
  record Do(
      String words,
      boolean once,
      Action<Object, Object> action,
      @Nullable Resolver<Object, Object> resolver)
      implements Part {
    @Override
    public String line() {
      return (once ? "once " : "do ") + words;
    }

    @Override
    public boolean journaled() {
      return true;
    }
  }
}
