package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.ServerException;
import dev.tertulia.core.json.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates, as they travel. */
class TemplatesWireTest {
  private static final String HTML = "<p>Hi</p><a href=\"*|UNSUBSCRIBE_URL|*\">Bye</a>";

  private final Vendor vendor = new Vendor();
  private final Templates templates = vendor.client.templates();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void listsTemplates() {
    vendor
        .says("[{\"available\": false, \"id\": 8974913, \"name\": \"Template_3294239_96\"}]")
        .says("[]");

    assertThat(templates.all())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.id()).isEqualTo(TemplateId.of(8974913));
              assertThat(each.available()).isFalse();
            });
    assertThat(templates.all()).isEmpty();
    vendor.got("getTemplates");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8974913", "\"8974913\"", "{\"template_id\": \"8974913\"}"})
  void storesATemplate(String answer) {
    vendor.says(201, answer);
    var template =
        NewTemplate.of("Base", HTML)
            .subject("Hello")
            .category("mine")
            .beeJson(JsonValue.object("page", 1));

    assertThat(templates.create(template)).isEqualTo(TemplateId.of(8974913));

    vendor.got(
        "createTemplate",
        "template_name",
        "Base",
        "html_content",
        HTML,
        "subject",
        "Hello",
        "custom_category",
        "mine",
        "bee_json",
        "{\"page\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "\"Invalid HTML\""})
  void knowsThatNothingMeansNoTemplate(String answer) {
    vendor.says(201, answer);

    assertThatThrownBy(() -> templates.create(NewTemplate.of("Base", HTML)))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
  }

  @Test
  void replacesATemplateAndMayRepeatThat() {
    vendor.says(503, "").says("\"3\"");

    assertThat(templates.update(TemplateId.of(3), NewTemplate.of("Base", HTML)))
        .isEqualTo(TemplateId.of(3));

    vendor.got("createTemplate", "template_name", "Base", "html_content", HTML, "id", "3");
  }

  @Test
  void storesATemplateOnce() {
    vendor.says(503, "");

    assertThatThrownBy(() -> templates.create(NewTemplate.of("Base", HTML)))
        .isInstanceOf(ServerException.class);
    assertThat(vendor.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"template_id\": \"9491649\"}", "9491649"})
  void copiesATemplate(String answer) {
    vendor.says(answer);

    assertThat(templates.duplicate(TemplateId.of(3), "Copy")).isEqualTo(TemplateId.of(9491649));

    vendor.got("duplicateTemplate", "template_name", "Copy", "origin_template_id", "3");
  }
}
