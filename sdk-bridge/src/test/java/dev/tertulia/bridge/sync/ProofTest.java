package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Journal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProofTest {
  private final World world = World.with(100);
  private final Replica replica = new Replica();

  private Sync<Row, Row> sync(Source<Row> source) {
    return Sync.named("rows").reading(source).writing(20, replica).timekeeper(world.time);
  }

  @Test
  @DisplayName("a total that differs from the rows read is in the proof, and the window is suspect")
  void aTotalThatDiffers() {
    List<Proof> told = new ArrayList<>();
    var source =
        world
            .source()
            .firstWindow(Duration.ofDays(3))
            .expecting(
                window -> {
                  long there =
                      world.rows.values().stream().filter(row -> window.contains(row.at())).count();
                  return window.from().equals(World.START) ? there + 1 : there;
                });

    Report report =
        sync(source)
            .listener(
                new SyncListener() {
                  @Override
                  public void closed(Proof event) {
                    told.add(event);
                  }
                })
            .run();

    Proof first = report.windows().get(0);
    assertThat(first.suspect()).isTrue();
    assertThat(first.expected()).isEqualTo(first.distinct() + 1);
    assertThat(first.suspicions())
        .containsExactly(
            "the source says " + first.expected() + " rows, and gave " + first.distinct());
    assertThat(report.suspects()).containsExactly(first);
    assertThat(report.windows()).hasSizeGreaterThan(1).isEqualTo(told);
  }

  @Test
  @DisplayName("a source that cannot tell its total is not suspected")
  void noTotal() {
    assertThat(sync(world.source().expecting(window -> null)).run().suspects()).isEmpty();
  }

  @Test
  @DisplayName("a proof tells the least and the greatest value, and the sum of the ids' hashes")
  void whatAProofTells() {
    Report report = sync(world.source().firstWindow(Duration.ofDays(30))).run();

    BigInteger sum =
        world.rows.keySet().stream()
            .map(id -> new BigInteger(Journal.fingerprint(id), 16))
            .reduce(BigInteger.ZERO, BigInteger::add)
            .mod(BigInteger.TWO.pow(256));
    Proof proof = report.windows().get(0);
    assertThat(proof.rows()).isEqualTo(100);
    assertThat(proof.distinct()).isEqualTo(100);
    assertThat(proof.oldest()).isEqualTo(world.rows.get("row-0").at());
    assertThat(proof.newest()).isEqualTo(world.rows.get("row-99").at());
    assertThat(new BigInteger(proof.hash(), 16)).isEqualTo(sum);
    assertThat(proof.hash()).hasSize(64);
  }

  @Test
  @DisplayName("a window read in two runs has the proof of one read in one")
  void inTwoRuns() {
    var source = world.source().firstWindow(Duration.ofDays(30)).lookback(Duration.ZERO);
    Proof whole = sync(source).run().windows().get(0);
    var store = CheckpointStore.inMemory();
    var fuse = new Fuse(45);
    replica.fuse = fuse;
    try {
      sync(source).rememberingIn(store).run();
    } catch (Fuse.Killed e) {
      replica.fuse = Fuse.none();
    }

    Proof parts = sync(source).rememberingIn(store).run().windows().get(0);

    assertThat(fuse.points()).isEqualTo(45);
    assertThat(parts.hash()).isEqualTo(whole.hash());
    assertThat(parts.rows()).isEqualTo(whole.rows());
    assertThat(parts.distinct()).isEqualTo(100);
    assertThat(parts.oldest()).isEqualTo(whole.oldest());
  }
}
