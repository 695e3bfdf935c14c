package dev.tertulia.core.auth;

import java.util.ArrayList;
import java.util.List;

/** Hears what becomes of grants. */
final class Ear implements GrantListener {
  final List<String> heard = new ArrayList<>();

  @Override
  public synchronized void refreshed(Event event) {
    heard.add("refreshed " + event.generation());
  }

  @Override
  public synchronized void healed(Event event) {
    heard.add("healed " + event.generation());
  }

  @Override
  public synchronized void postponed(Event event) {
    heard.add("postponed: " + event.words());
  }

  @Override
  public synchronized void suspended(Event event) {
    heard.add("suspended: " + event.words());
  }

  @Override
  public synchronized void needsReauth(Event event) {
    heard.add("needsReauth: " + event.words());
  }

  @Override
  public synchronized void unsaved(Event event) {
    heard.add("unsaved " + event.generation());
  }
}
