package dev.tertulia.testing.http;

import mockwebserver3.MockResponse;

/** One way for an exchange to go. */
interface Fault {

  MockResponse.Builder answer(Exchange exchange);
}
