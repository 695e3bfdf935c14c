package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.acumbamail.FieldType;
import dev.tertulia.acumbamail.ListField;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.conversations.Channel;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private static ListField field(String tag, String type, @Nullable Boolean readonly) {
    return new ListField(
        tag, tag, tag, new FieldType(type), false, readonly, List.of(), JsonValue.MISSING);
  }

  private static Map<String, String> written(@Nullable Object value) {
    return Mapping.<String>of("x", subject -> value).values("Ana", MADRID);
  }

  @Test
  void valuesAreWrittenAsAListReadsThem() {
    assertThat(written("Ana")).containsEntry("x", "Ana");
    assertThat(written(7L)).containsEntry("x", "7");
    assertThat(written(true)).containsEntry("x", "1");
    assertThat(written(ListId.of(12))).containsEntry("x", "12");
    assertThat(written(Channel.EMAIL)).containsEntry("x", "Email");
    assertThat(written(List.of("vip", "madrid"))).containsEntry("x", "vip, madrid");
    assertThat(written(LocalDate.parse("2026-12-31"))).containsEntry("x", "31/12/2026");
    assertThat(written(Optional.of(MADRID))).containsEntry("x", "Europe/Madrid");
  }

  @Test
  void timesAreWrittenByTheClocksOfTheZoneInSummerAndInWinter() {
    assertThat(written(Instant.parse("2026-07-01T22:30:00Z")))
        .containsEntry("x", "02/07/2026 00:30");
    assertThat(written(Instant.parse("2026-12-01T22:30:00Z")))
        .containsEntry("x", "01/12/2026 23:30");
  }

  @Test
  void whatIsNullIsNotWritten() {
    assertThat(written(null)).isEmpty();
    assertThat(written(Optional.empty())).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsNamedTogetherWithWhatThereIs() {
    var mapping =
        Mapping.<String>of("nombre", each -> each)
            .and("Ciudad", each -> each)
            .and("email", each -> each)
            .and("alta", each -> each);
    var fields =
        List.of(
            field("email", "email", null),
            field("nombre", "char", false),
            field("ciudad", "char", null),
            field("alta", "date", true));

    assertThatThrownBy(() -> mapping.check(fields))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "Mapping: expected fields the list has, which are email, nombre, ciudad, alta,"
                + " found no Ciudad; email, which is the address; alta, which is read-only");
  }

  @Test
  void theFieldOfTheAddressIsFoundWhateverItIsCalled() {
    var other = field("otro", "email", null);
    assertThat(Mapping.none().check(List.of(field("correo", "email", null)))).isEqualTo("correo");
    assertThat(Mapping.none().check(List.of(field("EMAIL", "char", null)))).isEqualTo("EMAIL");
    assertThat(Mapping.none().check(List.of(other, field("email", "email", null))))
        .isEqualTo("email");
    assertThatThrownBy(() -> Mapping.none().check(List.of(field("nombre", "char", null))))
        .hasMessageContaining("a list with a field for the address, found only nombre");
  }

  @Test
  void noFieldIsMappedTwice() {
    var mapping = Mapping.<String>of("nombre", each -> each);

    assertThatThrownBy(() -> mapping.and("nombre", each -> each)).hasMessageContaining("twice");
    assertThatThrownBy(() -> mapping.and(" ", each -> each)).hasMessageContaining("blank");
  }

  @Test
  void aMappingOfAPartServesTheWhole() {
    var mapping = Mapping.<Integer>of("laenge", each -> each).from(String::length);

    assertThat(mapping.and("name", each -> each).values("Ana", MADRID))
        .isEqualTo(Map.of("laenge", "3", "name", "Ana"));
    assertThat(mapping).hasToString("Mapping[laenge]");
  }
}
