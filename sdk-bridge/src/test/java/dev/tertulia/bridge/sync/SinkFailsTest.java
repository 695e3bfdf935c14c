package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A sink that fails within a batch, or whose answer is lost. */
class SinkFailsTest {
  private final World world = World.with(300);
  private final Replica replica = new Replica();

  private Sync<Row, Row> sync(Sink<Row> sink) {
    return Sync.named("rows")
        .reading(world.source().oldestFirst())
        .writing(30, sink)
        .timekeeper(world.time);
  }

  @Test
  @DisplayName("it fails at any row: the batch comes again, and the replica is complete")
  void failsAtRowK() {
    for (int k = 1; k <= 300; k++) {
      var copy = new Replica();
      int failing = k;
      Sink<Row> sink =
          batch -> {
            for (Row row : batch) {
              copy.write(List.of(row));
              if (copy.written == failing) {
                copy.written++;
                throw new IllegalStateException("disk full");
              }
            }
            return List.of();
          };
      var sync = sync(sink).rememberingIn(CheckpointStore.inMemory());

      assertThatThrownBy(sync::run).hasMessage("disk full");
      sync.run();

      assertThat(copy.rows).as("failed at %s", k).isEqualTo(world.rows);
      assertThat(copy.written - 1)
          .as("failed at %s", k)
          .isLessThanOrEqualTo(300 + 30 + world.pageSize);
    }
  }

  @Test
  @DisplayName("it is not known whether the batch was taken: it comes again, the same rows")
  void commitUnknown() {
    List<List<Row>> batches = new ArrayList<>();
    Sink<Row> sink =
        batch -> {
          batches.add(batch);
          replica.write(batch);
          if (batches.size() == 4) {
            throw new IllegalStateException("the answer is lost");
          }
          return List.of();
        };
    world.pageSize = 30;
    var sync = sync(sink).rememberingIn(CheckpointStore.inMemory());

    assertThatThrownBy(sync::run).hasMessage("the answer is lost");
    sync.run();

    assertThat(batches.get(4)).containsAll(batches.get(3));
    assertThat(replica.rows).isEqualTo(world.rows);
  }

  @Test
  @DisplayName("an older version that arrives late does not win")
  void anOlderVersion() {
    Row old = world.rows.get("row-7");
    replica.write(List.of(old.edited(World.NOW)));

    sync(replica).run();

    assertThat(replica.rows.get("row-7").version()).isEqualTo(2);
  }

  @Test
  void aSinkThatRefusesWhatItWasNotGivenIsWrong() {
    var sync = sync(batch -> List.of(new Refused(30, "?")));

    assertThatThrownBy(sync::run)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("Sink.write: expected refused rows of the batch, found a row outside it");
  }
}
