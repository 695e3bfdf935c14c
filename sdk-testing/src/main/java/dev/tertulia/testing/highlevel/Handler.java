package dev.tertulia.testing.highlevel;

import dev.tertulia.testing.http.Reply;

/** Carries out one operation. */
interface Handler {

  Reply answer(Ask ask);
}
