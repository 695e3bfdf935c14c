package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.StringJoiner;

/** A client that knows nothing but forms: it sends what it is told and hands back what came. */
record Api(HttpClient http, String url, String token) {

  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String text() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonValue json() {
      return JsonValue.parse(text());
    }

    JsonValue at(String name) {
      return json().at(name);
    }

    long id() {
      Long id = json().asLong();
      if (id == null) {
        throw new AssertionError("no id: " + text());
      }
      return id;
    }
  }

  static Api of(AcumbamailSandbox acumbamail) {
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new Api(http, acumbamail.url() + "/", acumbamail.token());
  }

  Api token(String other) {
    return new Api(http, url, other);
  }

  /** Names and values take turns. */
  Answer call(String function, Object... parameters) throws IOException, InterruptedException {
    String body = form(parameters) + "&auth_token=" + token;
    return send("POST", function + "/", "application/x-www-form-urlencoded", body);
  }

  Answer json(String function, Object... members) throws IOException, InterruptedException {
    var body = new LinkedHashMap<>(JsonValue.object(members).members());
    body.put("auth_token", JsonValue.of(token));
    return send("POST", function + "/", "application/json", new JsonValue.Obj(body).json());
  }

  Answer send(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", type)
            .build();
    return new Answer(http.send(request, BodyHandlers.ofString()));
  }

  static String form(Object... parameters) {
    var form = new StringJoiner("&");
    for (int i = 0; i < parameters.length; i += 2) {
      form.add(encoded(parameters[i]) + "=" + encoded(parameters[i + 1]));
    }
    return form.toString();
  }

  private static String encoded(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }
}
