package dev.tertulia.conversations;

import dev.tertulia.core.transport.Transport;

/** All wire interfaces, brought to life once and shared by all views of a client. */
record Wires(
    ConversationsApi conversations,
    MessagesApi messages,
    MediaApi media,
    PreferencesApi preferences,
    ContactsApi contacts,
    NotesApi notes,
    TasksApi tasks,
    LocationsApi locations) {

  static Wires of(Transport transport) {
    return new Wires(
        transport.create(ConversationsApi.class),
        transport.create(MessagesApi.class),
        transport.create(MediaApi.class),
        transport.create(PreferencesApi.class),
        transport.create(ContactsApi.class),
        transport.create(NotesApi.class),
        transport.create(TasksApi.class),
        transport.create(LocationsApi.class));
  }
}
