package dev.tertulia.testing;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client that knows nothing: it sends what it is told and hands back what came. */
record Caller(HttpClient http, String url, Map<String, String> headers) {

  record Answer(int status, HttpHeaders headers, byte[] bytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonValue json() {
      return JsonValue.parse(text());
    }

    JsonValue at(String name) {
      return json().at(name);
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  static Caller of(HighLevelSandbox highLevel) {
    return new Caller(
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
        highLevel.url(),
        Map.of(
            "Authorization", "Bearer " + highLevel.token(),
            "Version", "2021-07-28",
            "Content-Type", "application/json"));
  }

  Caller header(String name, @Nullable String value) {
    var changed = new LinkedHashMap<>(headers);
    changed.remove(name);
    if (value != null) {
      changed.put(name, value);
    }
    return new Caller(http, url, changed);
  }

  Caller token(String token) {
    return header("Authorization", "Bearer " + token);
  }

  Caller version(String version) {
    return header("Version", version);
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, new byte[0]);
  }

  Answer post(String path, @Nullable Object... json) throws IOException, InterruptedException {
    return send("POST", path, JsonValue.object(json).json().getBytes(StandardCharsets.UTF_8));
  }

  Answer put(String path, @Nullable Object... json) throws IOException, InterruptedException {
    return send("PUT", path, JsonValue.object(json).json().getBytes(StandardCharsets.UTF_8));
  }

  Answer delete(String path, @Nullable Object... json) throws IOException, InterruptedException {
    byte[] body = JsonValue.object(json).json().getBytes(StandardCharsets.UTF_8);
    return send("DELETE", path, json.length == 0 ? new byte[0] : body);
  }

  Answer send(String method, String path, byte[] body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    var response = http.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }
}
