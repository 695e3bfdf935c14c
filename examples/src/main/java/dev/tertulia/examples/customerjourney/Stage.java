package dev.tertulia.examples.customerjourney;

/** Where the two weeks are to be seen. */
interface Stage {
  /** Nobody looks. */
  Stage NONE = scene -> {};

  /** A scene is about to happen; all is done that was to be done before. */
  void open(Scene scene);

  /** A person has said whether something happened. */
  default void decided(Doubt doubt, boolean happened) {}
}
