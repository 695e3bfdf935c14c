package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.Outcome;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list's fields, forms and segments, as they travel. */
class ListFieldsWireTest {
  private static final ListId LIST = ListId.of(7);

  private final Vendor vendor = new Vendor();
  private final Lists lists = vendor.client.lists();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void describesTheFieldsOfAList() {
    vendor.says(
        """
        {"fields": [{"name": "email", "label": "email", "readonly": false, "tag": "email", "hidden": false,
         "type": "email"}, {"name": "curso", "label": "Curso", "readonly": false, "tag": "curso", "hidden": true,
         "type": "single list", "options": [{"label": "a"}, {"label": "b"}]}]}\
        """);

    var fields = lists.fields(LIST);

    vendor.got("getListFields", "list_id", "7");
    assertThat(fields).extracting(ListField::tag).containsExactly("email", "curso");
    assertThat(fields.get(0).type()).isEqualTo(FieldType.EMAIL);
    assertThat(fields.get(1).type()).isEqualTo(new FieldType("single list"));
    assertThat(fields.get(1).hidden()).isTrue();
    assertThat(fields.get(1).options())
        .extracting(ListField.Option::label)
        .containsExactly("a", "b");
  }

  @Test
  void readsAFlatMapOfFieldsToo() {
    vendor.says("{\"email\": \"email\", \"age\": \"integer\"}");

    var fields = lists.fields(LIST);

    assertThat(fields).extracting(ListField::tag).containsExactly("email", "age");
    assertThat(fields.get(1).type()).isEqualTo(FieldType.INTEGER);
  }

  @Test
  void tellsTheTypesOfFieldsAndTags() {
    vendor
        .says("{\"email\": \"email\", \"-curso >a,b\": \"combobox\"}")
        .says("{\"email\": \"email\", \"nombre\": \"char\"}");

    assertThat(lists.fieldTypes(LIST))
        .isEqualTo(Map.of("email", "email", "-curso >a,b", "combobox"));
    assertThat(lists.mergeTags(LIST)).isEqualTo(Map.of("email", "email", "nombre", "char"));
    vendor.got("getFields", "list_id", "7");
    vendor.got("getMergeFields", "list_id", "7");
  }

  @Test
  void doesNotTakeAFieldCalledErrorForARefusal() {
    vendor.says("{\"email\": \"email\", \"error\": \"char\"}");

    assertThat(lists.mergeTags(LIST)).containsKey("error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "",
        "\"OK\"",
        "null",
        "true",
        "\"Field added successfully\"",
        "Campo añadido correctamente.",
        "Success: 1 field"
      })
  void addsAField(String answer) {
    vendor.says(201, answer);

    lists.addField(LIST, "city", FieldType.LONG_TEXT);

    vendor.got("addMergeTag", "list_id", "7", "field_name", "city", "field_type", "longText");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Field type is not valid",
        "The field could not be added successfully",
        "El campo no se ha añadido correctamente",
        "Successfully failed",
        "Unsuccessful",
        "Error",
        "false"
      })
  void takesASentenceWhereNothingIsDueForARefusalUnlessItIsPlainlyAYes(String said) {
    vendor.says(200, said);

    assertThatThrownBy(() -> lists.addField(LIST, "city", FieldType.TEXT))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e).hasMessage("addMergeTag: 200 " + said);
              assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            });
  }

  @Test
  void listsForms() {
    vendor.says("{\"123\": {\"name\": \"Main form\"}}").says("{}");

    assertThat(lists.forms(LIST))
        .singleElement()
        .satisfies(
            form -> {
              assertThat(form.id()).isEqualTo(FormId.of(123));
              assertThat(form.name()).isEqualTo("Main form");
            });
    assertThat(lists.forms(LIST)).isEmpty();
    vendor.got("getForms", "list_id", "7");
  }

  @Test
  void embedsAForm() {
    vendor.says("{\"classic\": \"yes\", \"div_id\": \"acm-form-123\", \"js_link\": \"https://x\"}");

    FormEmbed form = lists.form(FormId.of(123));

    vendor.got("getFormDetails", "form_id", "123");
    assertThat(form.classic()).isEqualTo("yes");
    assertThat(form.divId()).isEqualTo("acm-form-123");
    assertThat(form.script()).isEqualTo("https://x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\": 1, \"name\": \"A\"}]",
        "{\"1\": \"A\"}",
        "[{\"1\": \"A\"}]",
        "{\"1\": {\"name\": \"A\"}}"
      })
  void findsSegmentsInWhateverShapeTheyCome(String answer) {
    vendor.says(answer);

    assertThat(lists.segments(LIST))
        .singleElement()
        .satisfies(
            segment -> {
              assertThat(segment.id()).isEqualTo(SegmentId.of(1));
              assertThat(segment.name()).isEqualTo("A");
            });
    vendor.got("getListSegments", "list_id", "7");
  }
}
