package dev.tertulia.testing.acumbamail;

import dev.tertulia.testing.http.Reply;

/** Carries out one function. */
interface Handler {

  Reply answer(Ask ask);
}
