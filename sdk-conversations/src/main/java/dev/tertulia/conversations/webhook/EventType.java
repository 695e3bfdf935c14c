package dev.tertulia.conversations.webhook;

import dev.tertulia.core.json.OpenValue;
import java.util.Set;

/**
 * What kind of event it is, as the vendor spells it; open, because more exist than are documented.
 *
 * @param value the word as it came
 */
public record EventType(String value) implements OpenValue {
  /** A message, call or e-mail came in. */
  public static final EventType INBOUND_MESSAGE = new EventType("InboundMessage");

  /** A message, call or e-mail went out, or failed to. */
  public static final EventType OUTBOUND_MESSAGE = new EventType("OutboundMessage");

  /** A provider is to carry a message; as delivered, its type is the channel. */
  public static final EventType PROVIDER_OUTBOUND_MESSAGE =
      new EventType("ProviderOutboundMessage");

  /** A conversation's number of unread messages changed. */
  public static final EventType CONVERSATION_UNREAD = new EventType("ConversationUnreadUpdate");

  /** A conversation has begun: not the vendor's, found by polling. */
  public static final EventType NEW_CONVERSATION = new EventType("NewConversation");

  /** A contact was made. */
  public static final EventType CONTACT_CREATE = new EventType("ContactCreate");

  /** A contact was changed. */
  public static final EventType CONTACT_UPDATE = new EventType("ContactUpdate");

  /** A contact was deleted. */
  public static final EventType CONTACT_DELETE = new EventType("ContactDelete");

  /** A contact got or lost a tag. */
  public static final EventType CONTACT_TAG_UPDATE = new EventType("ContactTagUpdate");

  /** What may be sent to a contact changed. */
  public static final EventType CONTACT_DND_UPDATE = new EventType("ContactDndUpdate");

  /** A note was made. */
  public static final EventType NOTE_CREATE = new EventType("NoteCreate");

  /** A note was changed. */
  public static final EventType NOTE_UPDATE = new EventType("NoteUpdate");

  /** A note was deleted. */
  public static final EventType NOTE_DELETE = new EventType("NoteDelete");

  /** A task was made. */
  public static final EventType TASK_CREATE = new EventType("TaskCreate");

  /** A task was done. */
  public static final EventType TASK_COMPLETE = new EventType("TaskComplete");

  /** A task was deleted. */
  public static final EventType TASK_DELETE = new EventType("TaskDelete");

  /** An appointment was made. */
  public static final EventType APPOINTMENT_CREATE = new EventType("AppointmentCreate");

  /** An appointment was changed. */
  public static final EventType APPOINTMENT_UPDATE = new EventType("AppointmentUpdate");

  /** An appointment was deleted. */
  public static final EventType APPOINTMENT_DELETE = new EventType("AppointmentDelete");

  /** An opportunity was made. */
  public static final EventType OPPORTUNITY_CREATE = new EventType("OpportunityCreate");

  /** An opportunity was changed. */
  public static final EventType OPPORTUNITY_UPDATE = new EventType("OpportunityUpdate");

  /** An opportunity was deleted. */
  public static final EventType OPPORTUNITY_DELETE = new EventType("OpportunityDelete");

  /** An opportunity was given to another user. */
  public static final EventType OPPORTUNITY_ASSIGNED_TO_UPDATE =
      new EventType("OpportunityAssignedToUpdate");

  /** An opportunity is worth another amount. */
  public static final EventType OPPORTUNITY_MONETARY_VALUE_UPDATE =
      new EventType("OpportunityMonetaryValueUpdate");

  /** An opportunity moved to another stage. */
  public static final EventType OPPORTUNITY_STAGE_UPDATE = new EventType("OpportunityStageUpdate");

  /** An opportunity was won, lost, abandoned or opened again. */
  public static final EventType OPPORTUNITY_STATUS_UPDATE =
      new EventType("OpportunityStatusUpdate");

  /** The app was installed. */
  public static final EventType INSTALL = new EventType("INSTALL");

  /** The app was removed. */
  public static final EventType UNINSTALL = new EventType("UNINSTALL");

  /** The app was updated. */
  public static final EventType UPDATE = new EventType("UPDATE");

  /** The app is used with another plan. */
  public static final EventType PLAN_CHANGE = new EventType("PLAN_CHANGE");

  /** What became of an e-mail at its recipient's. */
  public static final EventType EMAIL_STATS = new EventType("LCEmailStats");

  /** A contact's way through a campaign changed. */
  public static final EventType CAMPAIGN_STATUS_UPDATE = new EventType("CampaignStatusUpdate");

  /** A location was made. */
  public static final EventType LOCATION_CREATE = new EventType("LocationCreate");

  /** A location was changed. */
  public static final EventType LOCATION_UPDATE = new EventType("LocationUpdate");

  /** A user was made. */
  public static final EventType USER_CREATE = new EventType("UserCreate");

  /** An association was made. */
  public static final EventType ASSOCIATION_CREATE = new EventType("AssociationCreate");

  /** An association was changed. */
  public static final EventType ASSOCIATION_UPDATE = new EventType("AssociationUpdate");

  /** An association was deleted. */
  public static final EventType ASSOCIATION_DELETE = new EventType("AssociationDelete");

  /** An invoice was made. */
  public static final EventType INVOICE_CREATE = new EventType("InvoiceCreate");

  /** An invoice was changed. */
  public static final EventType INVOICE_UPDATE = new EventType("InvoiceUpdate");

  /** An invoice was deleted. */
  public static final EventType INVOICE_DELETE = new EventType("InvoiceDelete");

  /** An invoice was paid. */
  public static final EventType INVOICE_PAID = new EventType("InvoicePaid");

  /** An invoice was paid in part. */
  public static final EventType INVOICE_PARTIALLY_PAID = new EventType("InvoicePartiallyPaid");

  /** An invoice was sent. */
  public static final EventType INVOICE_SENT = new EventType("InvoiceSent");

  /** An invoice was made void. */
  public static final EventType INVOICE_VOID = new EventType("InvoiceVoid");

  /** A kind of object was made. */
  public static final EventType OBJECT_SCHEMA_CREATE = new EventType("ObjectSchemaCreate");

  /** A kind of object was changed. */
  public static final EventType OBJECT_SCHEMA_UPDATE = new EventType("ObjectSchemaUpdate");

  /** An order was made. */
  public static final EventType ORDER_CREATE = new EventType("OrderCreate");

  /** An order's status changed. */
  public static final EventType ORDER_STATUS_UPDATE = new EventType("OrderStatusUpdate");

  /** A price was made. */
  public static final EventType PRICE_CREATE = new EventType("PriceCreate");

  /** A price was changed. */
  public static final EventType PRICE_UPDATE = new EventType("PriceUpdate");

  /** A price was deleted. */
  public static final EventType PRICE_DELETE = new EventType("PriceDelete");

  /** A product was made. */
  public static final EventType PRODUCT_CREATE = new EventType("ProductCreate");

  /** A product was changed. */
  public static final EventType PRODUCT_UPDATE = new EventType("ProductUpdate");

  /** A product was deleted. */
  public static final EventType PRODUCT_DELETE = new EventType("ProductDelete");

  /** A record of a kind of object was made. */
  public static final EventType RECORD_CREATE = new EventType("RecordCreate");

  /** A record of a kind of object was changed. */
  public static final EventType RECORD_UPDATE = new EventType("RecordUpdate");

  /** A record of a kind of object was deleted. */
  public static final EventType RECORD_DELETE = new EventType("RecordDelete");

  /** A relation between records was made. */
  public static final EventType RELATION_CREATE = new EventType("RelationCreate");

  /** A relation between records was deleted. */
  public static final EventType RELATION_DELETE = new EventType("RelationDelete");

  /** Documented, and left as they are. */
  static final Set<EventType> OTHERS =
      Set.of(
          PLAN_CHANGE,
          CAMPAIGN_STATUS_UPDATE,
          LOCATION_CREATE,
          LOCATION_UPDATE,
          USER_CREATE,
          ASSOCIATION_CREATE,
          ASSOCIATION_UPDATE,
          ASSOCIATION_DELETE,
          INVOICE_CREATE,
          INVOICE_UPDATE,
          INVOICE_DELETE,
          INVOICE_PAID,
          INVOICE_PARTIALLY_PAID,
          INVOICE_SENT,
          INVOICE_VOID,
          OBJECT_SCHEMA_CREATE,
          OBJECT_SCHEMA_UPDATE,
          ORDER_CREATE,
          ORDER_STATUS_UPDATE,
          PRICE_CREATE,
          PRICE_UPDATE,
          PRICE_DELETE,
          PRODUCT_CREATE,
          PRODUCT_UPDATE,
          PRODUCT_DELETE,
          RECORD_CREATE,
          RECORD_UPDATE,
          RECORD_DELETE,
          RELATION_CREATE,
          RELATION_DELETE);

  @Override
  public String toString() {
    return value;
  }
}
