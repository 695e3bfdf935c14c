package dev.tertulia.conformance;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.stream.Stream;

/** Holds exchanges against one of the vendor's documents. */
final class Judge {
  private final OpenApiInteractionValidator validator;

  Judge(String document) {
    var options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    var parsed = new OpenAPIV3Parser().readContents(document, null, options).getOpenAPI();
    validator =
        OpenApiInteractionValidator.createFor(parsed)
            .withLevelResolver(
                LevelResolver.create()
                    // A service may say more than its document.
                    .withLevel(
                        "validation.response.body.schema.additionalProperties",
                        ValidationReport.Level.IGNORE)
                    // The document knows three statuses; the service, and so the Sandbox, has more.
                    .withLevel("validation.response.status.unknown", ValidationReport.Level.IGNORE)
                    .build())
            .build();
  }

  /** What the document has against an exchange, a line each. */
  List<String> complaints(Exchange exchange) {
    var path = exchange.path();
    Request.Method method = Request.Method.valueOf(exchange.method());
    return Stream.concat(
            lines("request ", validator.validateRequest(request(exchange))),
            lines("response ", validator.validateResponse(path, method, response(exchange))))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> lines(String side, ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() != ValidationReport.Level.IGNORE)
        .map(message -> side + line(message));
  }

  private static String line(ValidationReport.Message message) {
    return message.getKey() + ": " + message.getMessage().replaceAll("\\s+", " ");
  }

  private static Request request(Exchange exchange) {
    var request = new SimpleRequest.Builder(exchange.method(), exchange.path());
    exchange.query().forEach(each -> request.withQueryParam(each.getKey(), each.getValue()));
    exchange.requestHeaders().forEach(each -> request.withHeader(each.getKey(), each.getValue()));
    if (!exchange.requestBody().isEmpty()) {
      request.withBody(exchange.requestBody());
    }
    return request.build();
  }

  private static Response response(Exchange exchange) {
    var response = SimpleResponse.Builder.status(exchange.status());
    exchange.responseHeaders().forEach(each -> response.withHeader(each.getKey(), each.getValue()));
    if (!exchange.responseBody().isEmpty()) {
      response.withBody(exchange.responseBody());
    }
    return response.build();
  }
}
