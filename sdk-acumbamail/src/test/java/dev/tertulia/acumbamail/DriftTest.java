package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tertulia.core.Operation;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.NumericId;
import dev.tertulia.core.json.OpenValue;
import dev.tertulia.core.transport.RefusedAnswer;
import dev.tertulia.testing.SpoiltAnswers;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spoils each field of a sample of each answer in turn: deleted, null, of another kind, renamed.
 * Nothing may throw; where an id or key is all there is to an answer, nothing is made up.
 */
class DriftTest {
  private static final String SUBSCRIBER =
      """
      {"status":"active","create_date":"2025/06/30 07:32:30","email":"a@example.com","list_id":7,
       "id":5125884584,"custom":""}\
      """;

  private static final String COUNTS =
      """
      {"total_delivered":490,"soft_bounces":2,"campaign_url":"https://x","unsubscribes":3,"complaints":0,
       "unique_clicks":45,"unopened":370,"emails_to_send":500,"opened":120,"hard_bounces":8,"total_clicks":62,
       "total_sent":5}\
      """;

  private static final String WEBHOOK =
      """
      {"info":{"url":"https://x","soft_bounces":false,"complaints":true,"unsubscribes":true,"subscribes":true,
       "active":false,"hard_bounces":false,"id":102650,"opens":false,"clicks":false,"delivered":true}}\
      """;

  private static final Map<String, List<String>> SAMPLES =
      Map.ofEntries(
          Map.entry("getLists", List.of("{\"7\":{\"name\":\"a\",\"description\":\"b\"}}")),
          Map.entry("createList", List.of("7", "{\"id\":7}")),
          Map.entry("deleteList", List.of("{}")),
          Map.entry(
              "getListStats",
              List.of(
                  """
                  {"total_subscribers":9,"unsubscribed_subscribers":0,"hard_bounced_subscribers":0,
                   "spam_subscribers":0,"name":"t","create_date":"2025/06/26 15:03:34"}\
                  """)),
          Map.entry("getListSubsStats", List.of("{\"a@example.com\":{\"7\":\"opened\"}}")),
          Map.entry(
              "getListFields",
              List.of(
                  """
                  {"fields":[{"name":"c","label":"C","readonly":false,"tag":"c","hidden":false,
                   "type":"single list","options":[{"label":"a"},{"label":"b"}]}]}\
                  """)),
          Map.entry("getFields", List.of("{\"email\":\"email\"}")),
          Map.entry("getMergeFields", List.of("{\"email\":\"email\",\"n\":\"char\"}")),
          Map.entry("addMergeTag", List.of("{}")),
          Map.entry("getForms", List.of("{\"123\":{\"name\":\"Main\"}}")),
          Map.entry(
              "getFormDetails",
              List.of("{\"classic\":\"yes\",\"div_id\":\"d\",\"js_link\":\"j\"}")),
          Map.entry("getListSegments", List.of("[{\"id\":1,\"name\":\"A\"}]")),
          Map.entry(
              "getSubscribers",
              List.of("{\"a@example.com\":" + SUBSCRIBER + "}", "[" + SUBSCRIBER + "]")),
          Map.entry("addSubscriber", List.of("7", "{\"email\":\"a@example.com\",\"id\":7}")),
          Map.entry(
              "batchAddSubscribers",
              List.of(
                  "[{\"a@example.com\":7},{\"b@example.com\":{\"error\":\"x\"}}]",
                  "[{\"email\":\"a@example.com\",\"id\":7}]")),
          Map.entry("deleteSubscriber", List.of("{\"email\":\"a@example.com\"}")),
          Map.entry("batchDeleteSubscribers", List.of("[{\"email\":\"a@example.com\"}]")),
          Map.entry("deleteAllSubscribers", List.of("{}")),
          Map.entry("unsubscribeSubscriber", List.of("{}")),
          Map.entry("getSubscriberDetails", List.of("{\"a@example.com\":" + SUBSCRIBER + "}")),
          Map.entry("searchSubscriber", List.of("[" + SUBSCRIBER + "]")),
          Map.entry(
              "getInactiveSubscribers",
              List.of(
                  "{\"inactive_subscribers\":[[\"a@example.com\"]]}",
                  """
                  {"inactive_subscribers":[{"reason":3,"reason_date":"2025/09/25 12:18:38",
                   "email":"a@example.com"}]}\
                  """)),
          Map.entry("createCampaign", List.of("7", "{\"id\":7}")),
          Map.entry("sendTemplateCampaign", List.of("7")),
          Map.entry(
              "getCampaigns",
              List.of(
                  "[{\"3250041\":\"May\"}]",
                  """
                  [{"id":3250041,"name":"May","subject":"S","date":"2025-06-02 11:18:24","from_name":"A",
                    "from_email":"a@example.com","total_delivered":100,"opened":75,"unopened":25}]\
                  """)),
          Map.entry(
              "getCampaignBasicInformation",
              List.of(
                  """
                  {"status":"Editing","date_sent":"None","name":"t","date":"2025-06-02 11:18:24",
                   "total_sent":0,"email_from":"","lists":[{"id":7}],"subject":""}\
                  """)),
          Map.entry("getCampaignHTML", List.of("\"<p>\"", "{\"html\":\"<p>\"}")),
          Map.entry("getCampaignTotalInformation", List.of(COUNTS)),
          Map.entry(
              "getCampaignOpeners",
              List.of("[{\"email\":\"a@example.com\",\"open_datetime\":\"2025-09-11 09:40:57\"}]")),
          Map.entry(
              "getCampaignClicks",
              List.of(
                  "[{\"email\":\"a@example.com\",\"click_datetime\":\"2025-09-10 15:01:14\"}]")),
          Map.entry(
              "getCampaignLinks",
              List.of(
                  """
                  [{"url":"https://x","total_clics":2,"unique_clics":2,
                    "subscribers":", a@example.com, b@example.com"}]\
                  """)),
          Map.entry("getCampaignSoftBounces", List.of("[{\"email\":\"a@example.com\"}]")),
          Map.entry("getCampaignInformationByISP", List.of("{\"gmail\":{\"sent\":3}}")),
          Map.entry("getCampaignOpenersByBrowser", List.of("{\"Chrome\":120,\"Firefox\":30}")),
          Map.entry("getCampaignOpenersByOs", List.of("{\"Windows\":90}")),
          Map.entry("getCampaignOpenersByCountries", List.of("{\"ES\":100}")),
          Map.entry("getStatsByDate", List.of(COUNTS)),
          Map.entry("getTemplates", List.of("[{\"available\":false,\"id\":8,\"name\":\"T\"}]")),
          Map.entry("createTemplate", List.of("8", "\"8\"")),
          Map.entry("duplicateTemplate", List.of("{\"template_id\":\"9491649\"}")),
          Map.entry("sendOne", List.of("\"0123456789abcdef\"")),
          Map.entry("send", List.of("[\"0123\",{\"error\":\"x\"}]")),
          Map.entry("sendCertifiedEmail", List.of("\"cert0123\"")),
          Map.entry("getEmailStatus", List.of("3", "{\"status\":3}")),
          Map.entry("getCreditsSMTP", List.of("{\"Creditos\":500000}")),
          Map.entry(
              "sendSMS",
              List.of(
                  "{\"messages\":[{\"status\":0,\"id\":45274011,\"credits\":100}]}",
                  "{\"messages\":[{\"status\":1,\"error\":\"Sender is mandatory\"}]}")),
          Map.entry("getCreditsSMS", List.of("{\"Creditos\":248}")),
          Map.entry("getSMSCampaigns", List.of("[{\"id\":1}]")),
          Map.entry("getSMSSubscriberReport", List.of("[{\"id\":1}]")),
          Map.entry("getSMSQuickSubscriberReport", List.of("[{\"id\":1}]")),
          Map.entry("getSMSSimpleReport", List.of("{\"state\":\"Delivered\"}")),
          Map.entry("configListWebhook", List.of("{\"id\":102650}")),
          Map.entry("getListWebhook", List.of(WEBHOOK)),
          Map.entry("configSMTPWebhook", List.of("{\"id\":87492}")),
          Map.entry("getSMTPWebhook", List.of(WEBHOOK)));

  private static Stream<Method> wireMethods() {
    return Arrays.stream(Wires.class.getRecordComponents())
        .flatMap(wire -> Arrays.stream(wire.getType().getDeclaredMethods()));
  }

  private static String function(Method method) {
    return method.getAnnotation(Operation.class).id().replaceAll("\\+.*", "");
  }

  private static Type promised(Method method) {
    return ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
  }

  @Test
  void thereIsASampleOfEveryFunction() {
    assertThat(SAMPLES.keySet())
        .isEqualTo(wireMethods().map(DriftTest::function).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("wireMethods")
  void anUnspoiltAnswerIsRead(Method method) {
    for (String sample : SAMPLES.get(function(method))) {
      assertThatCode(() -> ask(readOrRefused(promised(method), sample), promised(method)))
          .as(sample)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("wireMethods")
  void noSpoiltFieldThrows(Method method) {
    Type type = promised(method);
    for (String sample : SAMPLES.get(function(method))) {
      SpoiltAnswers.of(JsonValue.parse(sample))
          .forEach(
              (what, spoilt) ->
                  assertThatCode(() -> ask(readOrRefused(type, spoilt.json()), type))
                      .as("%s: %s", function(method), what)
                      .doesNotThrowAnyException());
    }
  }

  private static Object read(Type type, String json) throws Exception {
    return new Shapes().decode(type, new Buffer().writeUtf8(json));
  }

  /** A text message whose status is spoilt is refused, and must not be taken for sent. */
  private static Object readOrRefused(Type type, String json) throws Exception {
    try {
      return read(type, json);
    } catch (RefusedAnswer e) {
      assertThat(type).isEqualTo(SentSms.class);
      return null;
    }
  }

  /** Only what is nothing but an id, a key or a number may be missing as a whole. */
  private static void ask(Object value, Type type) throws ReflectiveOperationException {
    boolean single =
        Set.of(Void.class, EmailKey.class, BigDecimal.class, SentSms.class).contains(type)
            || (type instanceof Class<?> plain && NumericId.class.isAssignableFrom(plain));
    assertThat(single || value != null).as("read").isTrue();
    askEverything(value);
  }

  /** Also what is worked out from the components must not throw. */
  private static void askEverything(Object value) throws ReflectiveOperationException {
    if (value instanceof Collection<?> list) {
      for (Object each : list) {
        askEverything(each);
      }
    }
    boolean ours =
        value instanceof Record
            && !(value instanceof JsonValue)
            && !(value instanceof OpenValue)
            && !(value instanceof NumericId);
    if (!ours) {
      return;
    }
    for (Method method : value.getClass().getMethods()) {
      boolean question =
          method.getParameterCount() == 0
              && method.getDeclaringClass() != Object.class
              && !Modifier.isStatic(method.getModifiers());
      if (question) {
        askEverything(method.invoke(value));
      }
    }
  }
}
