package dev.tertulia.conversations.webhook;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity changed. Each event carries the whole opportunity as it is now, never what changed
 * of it.
 */
public sealed interface OpportunityEvent extends WebhookEvent {

  /** The opportunity as the event tells it. */
  Opportunity opportunity();

  /**
   * What is told of an opportunity.
   *
   * @param id the opportunity's id
   * @param contactId whom it is with
   * @param name what it is called
   * @param monetaryValue what it is worth
   * @param pipelineId the pipeline it is in
   * @param pipelineStageId how far it has come in it
   * @param status such as {@code open}
   * @param source where it came from
   * @param assignedTo the user in charge
   * @param dateAdded when it was made
   * @param more everything else the vendor sent
   */
  record Opportunity(
      @Nullable String id,
      @Nullable String contactId,
      @Nullable String name,
      @Nullable BigDecimal monetaryValue,
      @Nullable String pipelineId,
      @Nullable String pipelineStageId,
      @Nullable String status,
      @Nullable String source,
      @Nullable String assignedTo,
      @Nullable Instant dateAdded,
      @Unmodelled JsonValue more) {

    @Override
    public String toString() {
      return "Opportunity[id=" + id + ", contactId=" + contactId + "]";
    }
  }

  /**
   * An opportunity was made ({@code OpportunityCreate}).
   *
   * @param opportunity as it is now
   * @param envelope what the event says of itself
   */
  record Created(Opportunity opportunity, EventEnvelope envelope) implements OpportunityEvent {}

  /**
   * An opportunity was changed ({@code OpportunityUpdate}).
   *
   * @param opportunity as it is now
   * @param envelope what the event says of itself
   */
  record Updated(Opportunity opportunity, EventEnvelope envelope) implements OpportunityEvent {}

  /**
   * An opportunity was deleted ({@code OpportunityDelete}).
   *
   * @param opportunity as it was last
   * @param envelope what the event says of itself
   */
  record Deleted(Opportunity opportunity, EventEnvelope envelope) implements OpportunityEvent {}

  /**
   * An opportunity was given to another user ({@code OpportunityAssignedToUpdate}).
   *
   * @param opportunity as it is now
   * @param envelope what the event says of itself
   */
  record Assigned(Opportunity opportunity, EventEnvelope envelope) implements OpportunityEvent {}

  /**
   * An opportunity is worth another amount ({@code OpportunityMonetaryValueUpdate}).
   *
   * @param opportunity as it is now
   * @param envelope what the event says of itself
   */
  record Valued(Opportunity opportunity, EventEnvelope envelope) implements OpportunityEvent {}

  /**
   * An opportunity moved to another stage ({@code OpportunityStageUpdate}).
   *
   * @param opportunity as it is now
   * @param envelope what the event says of itself
   */
  record StageChanged(Opportunity opportunity, EventEnvelope envelope)
      implements OpportunityEvent {}

  /**
   * An opportunity was won, lost, abandoned or opened again ({@code OpportunityStatusUpdate}).
   *
   * @param opportunity as it is now
   * @param envelope what the event says of itself
   */
  record StatusChanged(Opportunity opportunity, EventEnvelope envelope)
      implements OpportunityEvent {}
}
