package dev.tertulia.core.auth;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A service in memory that gives tokens: a refresh token is good once. What is scripted happens to
 * the next requests, in order.
 */
final class TokenServer implements TokenExchange {
  static final Duration DAY = Duration.ofDays(1);

  /** Something that happens to one request. */
  interface Twist {
    Answer answer(TokenServer server, Supplier<Answer> usual);
  }

  static final Twist REQUEST_LOST = (server, usual) -> new Unclear("no answer");

  static final Twist ANSWER_LOST =
      (server, usual) -> {
        usual.get();
        return new Unclear("no answer");
      };

  static Twist says(Answer answer) {
    return (server, usual) -> answer;
  }

  /** The work is done at once, and told so many milliseconds later. */
  static Twist slow(int milliseconds) {
    var later = CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS);
    return (server, usual) -> {
      Answer answer = usual.get();
      return CompletableFuture.supplyAsync(() -> answer, later).join();
    };
  }

  final List<String> asked = new ArrayList<>();
  private final Deque<Twist> twists = new ArrayDeque<>();
  private final Map<String, String> refreshTokens = new HashMap<>();
  private final Set<String> accessTokens = new HashSet<>();
  private int issued;
  boolean reconnects = true;
  Map<String, String> parents = Map.of();

  synchronized TokenPair issue(String resource) {
    String number = resource + "-" + ++issued;
    refreshTokens.put("refresh-" + number, resource);
    accessTokens.add("access-" + number);
    return TokenPair.of(Secret.of("access-" + number), Secret.of("refresh-" + number), DAY)
        .facts(Map.of("of", resource));
  }

  synchronized void next(Twist... scripted) {
    twists.addAll(List.of(scripted));
  }

  /** Whether the service would still take it. */
  synchronized boolean takes(Secret refresh) {
    return refresh != null && refreshTokens.containsKey(refresh.reveal());
  }

  /** Whether it is a token of its own. */
  synchronized boolean gave(Secret access) {
    return accessTokens.contains(access.reveal());
  }

  synchronized void revoke(TokenPair pair) {
    refreshTokens.remove(pair.refresh().reveal());
  }

  @Override
  public synchronized Answer refresh(String resource, TokenPair held) {
    return twisted(
        "refresh " + resource,
        () ->
            refreshTokens.remove(held.refresh().reveal()) == null
                ? new Rejected("refresh token is invalid")
                : new Granted(issue(resource)));
  }

  @Override
  public synchronized Answer reconnect(String resource, TokenPair lost) {
    return twisted(
        "reconnect " + resource,
        () -> reconnects ? new Granted(issue(resource)) : new Rejected("404"));
  }

  @Override
  public synchronized Answer mint(String resource, String parent, TokenPair held) {
    return twisted("mint " + resource, () -> new Granted(issue(resource)));
  }

  @Override
  public String parentOf(String resource) {
    return parents.get(resource);
  }

  private Answer twisted(String request, Supplier<Answer> usual) {
    asked.add(request);
    Twist twist = twists.poll();
    return twist == null ? usual.get() : twist.answer(this, usual);
  }
}
