package dev.tertulia.acumbamail;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Paged;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Require;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Lists, their fields, forms and segments; and what is asked across all lists. Immutable and safe
 * for use by several threads.
 *
 * <pre>{@code
 * ListId news = client.lists().create(NewList.of("News", "ana@example.com"));
 * client.lists().addField(news, "city", FieldType.TEXT);
 * }</pre>
 */
public final class Lists {
  private final ListsApi api;
  private final CallScope scope;

  Lists(ListsApi api, CallScope scope) {
    this.api = api;
    this.scope = scope;
  }

  /** All lists of the account ({@code getLists}; repeated after passing failures). */
  public List<MailingList> all() {
    return api.all(Form.empty()).execute(scope);
  }

  /**
   * Makes a list ({@code createList}). Never repeated; if its outcome is unknown, look for its name
   * in {@link #all}.
   */
  public ListId create(NewList list) {
    return api.create(Form.of(list)).execute(scope);
  }

  /**
   * Deletes a list with everyone on it, for good ({@code deleteList}; repeated after passing
   * failures, and "not found" after such a repetition counts as done).
   */
  public void delete(ListId list) {
    api.delete(of(list)).execute(scope);
  }

  /**
   * How many people are on a list ({@code getListStats}; repeated after passing failures).
   *
   * @throws NotFoundException if there is no such list
   */
  public ListStats stats(ListId list) {
    return api.stats(of(list)).execute(scope);
  }

  /**
   * What each subscriber did with each campaign, fetched as it is read ({@code getListSubsStats};
   * repeated after passing failures). Its shape has never been seen, so it stays as it comes: the
   * elements of each block, or the block itself if it is an object. It ends at an empty block.
   */
  @Alpha
  public Paged<JsonValue> subscriberStats(ListId list) {
    return new Blocks<>(
            "getListSubsStats",
            index ->
                elements(
                    api.subscriberStats(Form.of(new Forms.ListBlock(list, index))).execute(scope)),
            JsonValue::json)
        .paged(each -> null);
  }

  private static List<JsonValue> elements(JsonValue block) {
    boolean empty = block instanceof JsonValue.Obj object && object.members().isEmpty();
    return empty ? List.of() : block.asList();
  }

  /**
   * The fields of a list, with everything needed to build a form ({@code getListFields}; repeated
   * after passing failures). Three clients agree on their shape.
   */
  public List<ListField> fields(ListId list) {
    return api.fields(of(list)).execute(scope);
  }

  /**
   * The names of a list's fields with their types ({@code getFields}; repeated after passing
   * failures). A name may hold options, as in {@code -size >S,M,L}: {@link #fields} parts them.
   */
  public Map<String, String> fieldTypes(ListId list) {
    return api.fieldTypes(of(list)).execute(scope);
  }

  /**
   * The tags of a list's fields with their types ({@code getMergeFields}; repeated after passing
   * failures).
   */
  public Map<String, String> mergeTags(ListId list) {
    return api.mergeTags(of(list)).execute(scope);
  }

  /**
   * Adds a field to a list ({@code addMergeTag}). Never repeated, because what adding it twice does
   * is undocumented: look in {@link #fields}.
   */
  public void addField(ListId list, String name, FieldType type) {
    AcumbamailRules.tag("addField.name", name);
    api.addField(Form.of(new Forms.NewField(list, name, type))).execute(scope);
  }

  /** The forms of a list ({@code getForms}; repeated after passing failures). */
  public List<SignUpForm> forms(ListId list) {
    return api.forms(of(list)).execute(scope);
  }

  /** How to embed a form ({@code getFormDetails}; repeated after passing failures). */
  public FormEmbed form(FormId form) {
    return api.form(Form.of(new Forms.OfForm(form))).execute(scope);
  }

  /**
   * The segments of a list ({@code getListSegments}; repeated after passing failures). Their shape
   * has never been seen.
   */
  @Alpha
  public List<Segment> segments(ListId list) {
    return api.segments(of(list)).execute(scope);
  }

  /**
   * Where an address is on any list, one entry for each ({@code searchSubscriber}; repeated after
   * passing failures).
   */
  public List<Subscriber> search(String email) {
    var someone = new Forms.Someone(Require.email("Lists.search", email));
    return api.search(Form.of(someone)).execute(scope);
  }

  /**
   * Who stopped getting mail in some days, on any list, and why ({@code getInactiveSubscribers};
   * repeated after passing failures).
   */
  public List<InactiveSubscriber> inactive(LocalDate from, LocalDate to) {
    requireOrder(from, to);
    var form = Form.of(new Forms.Inactive(from, to, Forms.Always.ON));
    return api.inactive(form).execute(scope);
  }

  /**
   * What became of the campaigns sent to a list in some days, together ({@code getStatsByDate};
   * repeated after passing failures).
   */
  public PeriodStats campaignStats(ListId list, LocalDate from, LocalDate to) {
    requireOrder(from, to);
    return api.campaignStats(Form.of(new Forms.ListDays(list, from, to))).execute(scope);
  }

  static void requireOrder(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new InvalidRequestException("to", "a day not before the first", "an earlier one");
    }
  }

  private static Form<Forms.OfList> of(ListId list) {
    return Form.of(new Forms.OfList(list));
  }
}
