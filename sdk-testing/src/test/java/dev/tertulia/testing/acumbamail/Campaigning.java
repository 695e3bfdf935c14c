package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.testing.Sandbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A list with people on it, and a verified sender. */
abstract class Campaigning {
  static final String HTML =
      "<p>Hello *|name|*, <a href=\"https://example.com/a\">A</a>"
          + " <a href='https://example.com/b'>B</a> *|UNSUBSCRIBE_URL|*</p>";

  final ManualTimekeeper time = ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
  final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  final AcumbamailSandbox acumbamail = sandbox.acumbamail();
  final Api api = Api.of(acumbamail);
  final MailingList news = acumbamail.list("News").field("name").field("city");

  @BeforeEach
  void people() {
    news.add("ana@example.com", Map.of("name", "Ana", "city", "Madrid"));
    news.add("ben@example.com", Map.of("name", "Ben", "city", "Cádiz"));
    news.add("eva@example.org", Map.of("name", "Eva", "city", "Madrid"));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  String report(String function, long id) throws Exception {
    return api.call(function, "campaign_id", id).text();
  }

  Api.Answer create(Object... more) throws Exception {
    return create(api, more);
  }

  static Api.Answer create(Api api, Object... more) throws Exception {
    var all =
        new ArrayList<Object>(
            List.of(
                "name",
                "May",
                "from_name",
                "News",
                "from_email",
                "news@example.com",
                "subject",
                "Hello",
                "content",
                HTML));
    all.addAll(List.of(more));
    return api.call("createCampaign", all.toArray());
  }
}
