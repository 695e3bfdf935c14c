package dev.tertulia.conversations.webhook;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An appointment was made, changed or deleted. The vendor's documents show the type of the first
 * for all three; nothing else tells them apart.
 */
public sealed interface AppointmentEvent extends WebhookEvent {

  /** The appointment as the event tells it. */
  Appointment appointment();

  @Override
  default @Nullable String contactId() {
    return appointment().contactId();
  }

  /**
   * What is told of an appointment.
   *
   * @param id the appointment's id
   * @param contactId whom it is with
   * @param calendarId the calendar it is in
   * @param groupId the group of calendars
   * @param title what it is called
   * @param address where it is: a place or a link
   * @param status such as {@code confirmed}
   * @param assignedUserId the user in charge
   * @param users ids of users who take part
   * @param notes remarks
   * @param source where it was made, such as {@code booking_widget}
   * @param startTime when it begins
   * @param endTime when it ends
   * @param dateAdded when it was made
   * @param dateUpdated when it last changed
   * @param more everything else the vendor sent
   */
  record Appointment(
      @Nullable String id,
      @Nullable String contactId,
      @Nullable String calendarId,
      @Nullable String groupId,
      @Nullable String title,
      @Nullable String address,
      @JsonName("appointmentStatus") @Nullable String status,
      @Nullable String assignedUserId,
      List<String> users,
      @Nullable String notes,
      @Nullable String source,
      @Nullable Instant startTime,
      @Nullable Instant endTime,
      @Nullable Instant dateAdded,
      @Nullable Instant dateUpdated,
      @Unmodelled JsonValue more) {

    @Override
    public String toString() {
      return "Appointment[id=" + id + ", calendarId=" + calendarId + "]";
    }
  }

  /**
   * An appointment was made ({@code AppointmentCreate}).
   *
   * @param appointment as it is now
   * @param envelope what the event says of itself
   */
  record Created(Appointment appointment, EventEnvelope envelope) implements AppointmentEvent {}

  /**
   * An appointment was changed ({@code AppointmentUpdate}).
   *
   * @param appointment as it is now
   * @param envelope what the event says of itself
   */
  record Updated(Appointment appointment, EventEnvelope envelope) implements AppointmentEvent {}

  /**
   * An appointment was deleted ({@code AppointmentDelete}).
   *
   * @param appointment as it was last
   * @param envelope what the event says of itself
   */
  record Deleted(Appointment appointment, EventEnvelope envelope) implements AppointmentEvent {}
}
