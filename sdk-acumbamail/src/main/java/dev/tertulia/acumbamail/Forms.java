package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What functions take, in the vendor's words; what is null is left out. Public records only because
 * the JSON layer needs that.
 */
final class Forms {
  private Forms() {}

  /** A flag that every call switches on. */
  public enum Always {
    /** Which it is. */
    ON
  }

  /**
   * A list.
   *
   * @param list the list's id
   */
  public record OfList(@JsonName("list_id") ListId list) {}

  /**
   * A block of what is told of a list.
   *
   * @param list the list's id
   * @param block which block, from 0 on, until one is empty
   */
  public record ListBlock(
      @JsonName("list_id") ListId list, @JsonName("block_index") Integer block) {}

  /**
   * A field to add.
   *
   * @param list the list's id
   * @param name the field's name, without brackets
   * @param type what it holds
   */
  public record NewField(
      @JsonName("list_id") ListId list,
      @JsonName("field_name") String name,
      @JsonName("field_type") FieldType type) {}

  /**
   * A form of a list's.
   *
   * @param form the form's id
   */
  public record OfForm(@JsonName("form_id") FormId form) {}

  /**
   * Someone, on any list.
   *
   * @param subscriber the address
   */
  public record Someone(String subscriber) {}

  /**
   * Someone on a list.
   *
   * @param list the list's id
   * @param subscriber the address
   */
  public record Member(@JsonName("list_id") ListId list, String subscriber) {}

  /**
   * Someone on a list.
   *
   * @param list the list's id
   * @param email the address
   */
  public record Leaver(@JsonName("list_id") ListId list, String email) {}

  /**
   * Several on a list.
   *
   * @param list the list's id
   * @param emails the addresses
   */
  public record Leavers(
      @JsonName("list_id") ListId list, @JsonName("email_list") List<String> emails) {}

  /**
   * Those who stopped getting mail.
   *
   * @param from the first day
   * @param to the last day
   * @param why tells why as well
   */
  public record Inactive(
      @JsonName("date_from") LocalDate from,
      @JsonName("date_to") LocalDate to,
      @JsonName("full_info") Always why) {}

  /**
   * Some days of a list.
   *
   * @param list the list's id
   * @param from the first day
   * @param to the last day
   */
  public record ListDays(
      @JsonName("list_id") ListId list,
      @JsonName("date_from") LocalDate from,
      @JsonName("date_to") LocalDate to) {}

  /**
   * A block of those on a list.
   *
   * @param list the list's id
   * @param status the number of a status; everyone without it
   * @param block which block, from 0 on, until one is empty
   * @param allFields tells all fields
   * @param complete tells them by name
   */
  public record Members(
      @JsonName("list_id") ListId list,
      @Nullable Integer status,
      @JsonName("block_index") Integer block,
      @JsonName("all_fields") Always allFields,
      @JsonName("complete_json") Always complete) {}

  /**
   * Someone to add.
   *
   * @param list the list's id
   * @param fields the address and the list's other fields, by tag
   * @param update whether one who is there already is changed
   * @param doubleOptIn whether a mail asks for confirmation first
   * @param welcome whether a mail bids welcome; the vendor no longer documents it
   */
  public record Joiner(
      @JsonName("list_id") ListId list,
      @JsonName("merge_fields") Map<String, String> fields,
      @JsonName("update_subscriber") @Nullable Boolean update,
      @JsonName("double_optin") @Nullable Boolean doubleOptIn,
      @JsonName("welcome_email") @Nullable Boolean welcome) {}

  /**
   * Someone to add or change, without a mail: what may be repeated.
   *
   * @param list the list's id
   * @param fields the address and the list's other fields, by tag
   * @param update changes one who is there already
   */
  public record Known(
      @JsonName("list_id") ListId list,
      @JsonName("merge_fields") Map<String, String> fields,
      @JsonName("update_subscriber") Always update) {}

  /**
   * Many to add.
   *
   * @param list the list's id
   * @param people of each the address and the other fields, by tag; at most 1000
   */
  public record Joiners(
      @JsonName("list_id") ListId list,
      @JsonName("subscribers_data") List<Map<String, String>> people) {}

  /**
   * Many to add or change.
   *
   * @param list the list's id
   * @param people of each the address and the other fields, by tag; at most 1000
   * @param update changes those who are there already
   */
  public record KnownMany(
      @JsonName("list_id") ListId list,
      @JsonName("subscribers_data") List<Map<String, String>> people,
      @JsonName("update_subscriber") Always update) {}

  /**
   * A campaign.
   *
   * @param campaign the campaign's id
   */
  public record OfCampaign(@JsonName("campaign_id") CampaignId campaign) {}

  /**
   * A block of those who opened.
   *
   * @param campaign the campaign's id
   * @param withoutClick whether those who clicked are left out
   * @param block which block, from 0 on, until one is empty
   */
  public record Openers(
      @JsonName("campaign_id") CampaignId campaign,
      @JsonName("exclude_clickers") @Nullable Boolean withoutClick,
      @JsonName("block_index") Integer block) {}

  /**
   * Which campaigns.
   *
   * @param complete asks for all that is known of them
   * @param from only those since that day
   * @param until only those up to that minute, as {@code 31/12/2026 23:59}
   * @param dateField {@code sent} if the days are those of sending, and not of making
   * @param status only those that far
   */
  public record WhichCampaigns(
      @JsonName("complete_json") Always complete,
      @JsonName("start_date") @Nullable LocalDate from,
      @JsonName("end_date") @Nullable String until,
      @JsonName("date_field") @Nullable String dateField,
      @Nullable CampaignStatus status) {}

  /**
   * A stored template in place of another.
   *
   * @param template what it is from now on
   * @param id the id of the one that is replaced
   */
  public record Replacement(NewTemplate template, TemplateId id) {}

  /**
   * A copy of a template.
   *
   * @param name its own name
   * @param origin the id of the one that is copied
   */
  public record Copy(
      @JsonName("template_name") String name, @JsonName("origin_template_id") TemplateId origin) {}

  /**
   * An e-mail.
   *
   * @param key what was answered when it was sent
   */
  public record OfEmail(@JsonName("email_key") String key) {}

  /**
   * Campaigns of text messages.
   *
   * @param from the first day
   * @param to the last day
   */
  public record SmsDays(
      @JsonName("start_date") LocalDate from, @JsonName("end_date") LocalDate to) {}

  /**
   * Text messages outside campaigns.
   *
   * @param from the first minute
   * @param to the last minute
   */
  public record SmsTimes(
      @JsonName("start_date") LocalDateTime from, @JsonName("end_date") LocalDateTime to) {}

  /**
   * A campaign of text messages.
   *
   * @param campaign its id
   */
  public record OfSmsCampaign(@JsonName("sms_campaign_id") SmsCampaignId campaign) {}

  /**
   * A text message.
   *
   * @param text its id
   */
  public record OfSms(@JsonName("sms_id") SmsId text) {}
}
