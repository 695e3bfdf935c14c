/**
 * The HighLevel (LeadConnector) Conversations API: begin with {@link
 * dev.tertulia.conversations.ConversationsClient}.
 *
 * <p>What we send is checked before it leaves; what the vendor sends is read tolerantly, because
 * its documents and its answers differ: any component of a response can be null, lists are empty
 * rather than null, and words are open values.
 */
@NullMarked
package dev.tertulia.conversations;

import org.jspecify.annotations.NullMarked;
