package dev.tertulia.testing.http;

import mockwebserver3.MockResponse;
import okio.Buffer;

/** A request on its way through a service. */
record Exchange(Service service, ReceivedRequest request) {

  Reply carryOut() {
    return service.answer(request);
  }

  Reply refusal(int status) {
    return service.refusal(request, status);
  }

  static MockResponse.Builder written(Reply reply) {
    var response = new MockResponse.Builder().code(reply.status());
    reply.headers().forEach(response::setHeader);
    return response.body(new Buffer().write(reply.body()));
  }
}
