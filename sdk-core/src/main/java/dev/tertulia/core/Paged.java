package dev.tertulia.core;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that arrives in pages, as one sequence.
 *
 * <p>Lazy: a page is fetched when its first item is asked for, never before, and each iteration
 * begins afresh. An item given at the end of one page is not given again at the start of the next.
 * Immutable and safe for use by several threads; an iterator belongs to one.
 *
 * <pre>{@code
 * for (Conversation conversation : client.conversations().search(ConversationQuery.all())) { … }
 * List<String> firstTen = unread.stream().map(Conversation::id).limit(10).toList();   // one request
 * for (Page<Conversation> page : unread.pages()) { save(page.items(), page.next()); } // resume: startingAt(next)
 * }</pre>
 */
public final class Paged<T> implements Iterable<T> {
  private final Function<@Nullable Cursor, Page<T>> fetch;
  private final Function<? super T, ? extends @Nullable Object> id;
  private final @Nullable Cursor start;

  private Paged(
      Function<@Nullable Cursor, Page<T>> fetch,
      Function<? super T, ? extends @Nullable Object> id,
      @Nullable Cursor start) {
    this.fetch = fetch;
    this.id = id;
    this.start = start;
  }

  /**
   * A list made of pages.
   *
   * @param fetch the page at a cursor; null stands for the first one
   * @param id what tells two items apart; an item without one is never taken for a repetition
   */
  public static <T> Paged<T> of(
      Function<@Nullable Cursor, Page<T>> fetch,
      Function<? super T, ? extends @Nullable Object> id) {
    return new Paged<>(fetch, id, null);
  }

  /** The same list, from a stored place on. */
  public Paged<T> startingAt(Cursor cursor) {
    return new Paged<>(fetch, id, cursor);
  }

  /** What tells an item of this list from every other; null if nothing does. */
  public @Nullable Object identity(T item) {
    return id.apply(item);
  }

  /** The pages themselves; they can be empty, and go on while {@link Page#next()} is there. */
  public Iterable<Page<T>> pages() {
    return PageWalk::new;
  }

  /** The items as a stream that fetches as it is read. Nothing needs closing. */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Iterator<T> iterator() {
    return new ItemWalk<>(new PageWalk());
  }

  private final class PageWalk implements Iterator<Page<T>> {
    private @Nullable Cursor next = start;
    private boolean more = true;
    private Set<Object> edge = Set.of();
    private @Nullable Cursor remembered;
    private int walked;

    @Override
    public boolean hasNext() {
      return more;
    }

    @Override
    public Page<T> next() {
      if (!more) {
        throw new NoSuchElementException();
      }
      Page<T> page = fetch.apply(next);
      if (page.next() != null && (page.next().equals(next) || page.next().equals(remembered))) {
        throw new PagingException("", "the next page is one that has been given already", next);
      }
      // A place remembered after 1, 2, 4, 8 … pages meets every circle, and costs nothing in a long
      // list.
      walked++;
      remembered = Integer.bitCount(walked) == 1 ? next : remembered;
      Set<Object> before = edge;
      edge = idsOf(page.items());
      List<T> fresh =
          page.items().stream()
              .filter(
                  item -> {
                    Object key = id.apply(item);
                    return key == null || !before.contains(key);
                  })
              .toList();
      next = page.next();
      more = next != null;
      return new Page<>(fresh, next);
    }

    private Set<Object> idsOf(List<T> items) {
      Set<Object> ids = new HashSet<>();
      for (T item : items) {
        Object key = id.apply(item);
        if (key != null) {
          ids.add(key);
        }
      }
      return ids;
    }
  }

  private static final class ItemWalk<T> implements Iterator<T> {
    private final Iterator<Page<T>> pages;
    private Iterator<T> items = List.<T>of().iterator();

    ItemWalk(Iterator<Page<T>> pages) {
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      while (!items.hasNext() && pages.hasNext()) {
        items = pages.next().items().iterator();
      }
      return items.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return items.next();
    }
  }
}
