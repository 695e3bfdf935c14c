package dev.tertulia.conversations;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import dev.tertulia.core.transport.CallScope;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of messages contacts can unsubscribe from, and which they have. Immutable and safe
 * for use by several threads.
 *
 * <p>These operations exist in version 2021-04-15 only, the vendor documents neither their scopes
 * nor their answers, and some need an administrator's token: answers are given as they come, {@link
 * JsonValue#MISSING} if empty.
 */
@Alpha
public final class Preferences {
  private final PreferencesApi api;
  private final CallScope scope;

  Preferences(PreferencesApi api, CallScope scope) {
    this.api = api;
    this.scope = scope;
  }

  /** The kinds there are ({@code get-all-custom-subtypes}; repeated after passing failures). */
  public JsonValue subtypes() {
    return asItComes(api.subtypes(scope.resource()), scope);
  }

  /** Makes a kind ({@code create-custom-subtype}). Never repeated. For administrators. */
  public JsonValue createSubtype(NewSubtype subtype) {
    return asItComes(api.createSubtype(scope.resource(), subtype), scope);
  }

  /**
   * Changes a kind ({@code update-custom-subtype}; repeated after passing failures). For
   * administrators.
   */
  public JsonValue updateSubtype(String subtypeId, SubtypeUpdate change) {
    HighLevelRules.id("subtypeId", subtypeId);
    return asItComes(api.updateSubtype(subtypeId, scope.resource(), change), scope);
  }

  /**
   * What a contact does not want ({@code get-contact-unsubscription-status}; repeated after passing
   * failures).
   *
   * @param email only for this address of the contact; null for all
   */
  public JsonValue unsubscriptions(String contactId, @Nullable String email) {
    HighLevelRules.id("contactId", contactId);
    return asItComes(api.unsubscriptions(scope.resource(), contactId, email), scope);
  }

  /** Records a contact's wish ({@code user-subscription-change}). Never repeated. */
  public JsonValue change(SubscriptionChange change) {
    return asItComes(
        api.changeSubscription(Wire.SubscriptionBody.of(scope.resource(), change)), scope);
  }

  static JsonValue asItComes(ApiCall<JsonValue> call, CallScope scope) {
    try {
      return call.execute(scope);
    } catch (DecodingException e) {
      if (e.body().length > 0 || e.getCause() != null) {
        throw e;
      }
      return JsonValue.MISSING;
    }
  }
}
