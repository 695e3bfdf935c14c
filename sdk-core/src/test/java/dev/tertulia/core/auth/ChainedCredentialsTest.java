package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.CredentialsException.State;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Several places where a token may be. */
class ChainedCredentialsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Secret OLD = Secret.of("old-token");

  private final AtomicReference<String> vault = new AtomicReference<>();
  private final CredentialsProvider empty = CredentialsProvider.supplier("vault", vault::get);
  private final CredentialsProvider fixed = CredentialsProvider.token("old-token");

  /** A grant that a person must connect again. */
  private static final CredentialsProvider LOST =
      new CredentialsProvider() {
        @Override
        public Secret tokenFor(String resource) {
          throw new CredentialsException(
              CallReport.unsent(""), State.NEEDS_REAUTH, resource + " must be connected", null);
        }

        @Override
        public String identity() {
          return "app";
        }
      };

  @Test
  void theFirstThatHasATokenIsAsked() {
    var chain = CredentialsProvider.chain(empty, fixed);
    assertThat(chain.tokenFor("loc")).isEqualTo(OLD);
    assertThat(chain.tokenFor("loc", SECOND)).isEqualTo(OLD);

    vault.set("new-token");

    assertThat(chain.tokenFor("loc")).isEqualTo(Secret.of("new-token"));
    assertThat(chain.tokenFor("loc", SECOND)).isEqualTo(Secret.of("new-token"));
  }

  @Test
  void aRejectedTokenIsReplacedByWhoeverHasAnother() {
    var chain = CredentialsProvider.chain(fixed, empty);
    assertThat(chain.replacing("loc", OLD)).isEmpty();
    assertThat(chain.replacing("loc", OLD, SECOND)).isEmpty();

    vault.set("new-token");

    assertThat(chain.replacing("loc", OLD)).contains(Secret.of("new-token"));
    assertThat(chain.replacing("loc", OLD, SECOND)).contains(Secret.of("new-token"));
  }

  @Test
  void aGrantThatNeedsAPersonIsNotPaperedOverByTheNextToken() {
    var chain = CredentialsProvider.chain(LOST, fixed);

    assertThatThrownBy(() -> chain.tokenFor("loc"))
        .isInstanceOfSatisfying(
            CredentialsException.class, e -> assertThat(e.state()).isEqualTo(State.NEEDS_REAUTH));
    assertThatThrownBy(() -> chain.replacing("loc", Secret.of("x")))
        .isInstanceOf(CredentialsException.class);
  }

  @Test
  void whereNobodyHasATokenAllPlacesAreNamed() {
    var chain =
        CredentialsProvider.chain(empty, CredentialsProvider.systemProperty("no.such.token"));

    assertThatThrownBy(() -> chain.tokenFor("loc"))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContainingAll("vault", "system property no.such.token");
    assertThatThrownBy(() -> CredentialsProvider.chain().tokenFor("loc"))
        .hasMessageContaining("the chain is empty");
  }

  @Test
  void itServesManyResourcesIfOneOfItsProvidersDoes() {
    var many = CredentialsProvider.perResource("vaults", resource -> "token-of-" + resource);

    assertThat(CredentialsProvider.chain(empty, fixed).servesManyResources()).isFalse();
    assertThat(CredentialsProvider.chain(empty, many).servesManyResources()).isTrue();
    assertThat(CredentialsProvider.chain(many, empty).identity()).isEqualTo("vaults|vault");
  }
}
