package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.transport.ServerWords;
import dev.tertulia.core.transport.ServerWords.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes in which this vendor says no. */
class HighLevelErrorsTest {

  private static ServerWords read(int status, String body) {
    return new HighLevelErrors().read(status, "application/json; charset=utf-8", body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400 | {\"statusCode\":400,\"message\":\"Bad id\",\"error\":\"Bad Request\"} | Bad id",
        "422 | {\"statusCode\":422,\"message\":[\"a must be\",\"b must\"],\"error\":\"Unprocessable"
            + " Entity\"} | a must be; b must",
        "415 | {\"status\":415,\"message\":\"Unsupported\"} | Unsupported",
        "401 | {\"error\":\"UnAuthorized!\",\"error_description\":\"Authorization code not found\"}"
            + " | Authorization code not found",
        "404 | {\"error\":{\"code\":\"RESOURCE_NOT_FOUND\",\"message\":\"No such app\"}} | No such"
            + " app",
        "404 | {\"error\":{\"code\":\"RESOURCE_NOT_FOUND\"}} | RESOURCE_NOT_FOUND",
        "403 | {\"error\":\"Forbidden\"} | Forbidden",
        "500 | \"just words\" | just words",
      })
  void readsTheWords(int status, String body, String message) {
    assertThat(read(status, body).message()).isEqualTo(message);
  }

  @Test
  void hasNoWordsForHtmlAndNothing() {
    var reader = new HighLevelErrors();

    assertThat(reader.read(502, "text/html", "<html>cloudflare</html>").message()).isNull();
    assertThat(reader.read(502, "", "<!doctype html>").message()).isNull();
    assertThat(reader.read(503, "", "").message()).isNull();
    assertThat(reader.read(503, "application/json", "{\"message\":").message())
        .isEqualTo("{\"message\":");
    assertThat(reader.read(503, "text/plain", "upstream connect error").message())
        .isEqualTo("upstream connect error");
    assertThat(reader.read(400, "application/json", "[1,{}]").message()).isNull();
    assertThat(reader.read(400, "application/json", "{\"message\":null,\"error\":7}").message())
        .isEqualTo("7");
  }

  @Test
  void readsTheTrace() {
    assertThat(read(400, "{\"message\":\"x\",\"traceId\":\"t1\"}").traceId()).isEqualTo("t1");
    assertThat(read(400, "{}").traceId()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | Invalid token: access token is invalid | TOKEN",
        "401 | Invalid JWT | TOKEN",
        "401 | something never seen before | TOKEN",
        "401 | The token is not authorized for this scope. | MISSING_SCOPE",
        "401 | Token's user type mismatch! | WRONG_TOKEN_CLASS",
        "401 | This authClass type is not allowed to access this scope. | WRONG_TOKEN_CLASS",
        "401 | version header was not found. | OTHER",
        "401 | No conversation provider found for this message | OTHER",
        "403 | The token does not have access to this location. | OTHER",
        "400 | Invalid JWT | OTHER",
      })
  void knowsWhatARefusalIsAbout(int status, String message, Kind kind) {
    assertThat(read(status, "{\"message\":\"" + message + "\"}").kind()).isEqualTo(kind);
  }
}
