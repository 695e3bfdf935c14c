package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.auth.TokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The address a person's browser is sent to. */
class AuthorizationUrlTest {
  private final HighLevelOAuth oauth =
      HighLevelOAuth.app("app1-key1", "secret").store(TokenStore.inMemory()).build();

  @AfterEach
  void close() {
    oauth.close();
  }

  @Test
  void itIsTheStandardPageWithSpacesBetweenScopes() {
    var url =
        oauth
            .authorizationUrl("https://app.example/back?a=b")
            .scopes("conversations.readonly", "conversations/message.write")
            .state("s+1&x");

    assertThat(url.toUri().toString())
        .isEqualTo(
            "https://marketplace.gohighlevel.com/v2/oauth/chooselocation?response_type=code"
                + "&client_id=app1-key1&redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Fa%3Db"
                + "&scope=conversations.readonly%20conversations%2Fmessage.write&state=s%2B1%26x");
    assertThat(url.toString()).doesNotContain("s+1&x");
  }

  @Test
  void aWhiteLabelAgencyAndAPrivateAppHaveTheirOwn() {
    var url =
        oauth
            .authorizationUrl("https://app.example/back")
            .scopes("contacts.readonly")
            .whiteLabel()
            .inSameTab()
            .versionId("v1");

    assertThat(url.toUri().toString())
        .isEqualTo(
            "https://marketplace.leadconnectorhq.com/v2/oauth/chooselocation?response_type=code"
                + "&client_id=app1-key1&redirect_uri=https%3A%2F%2Fapp.example%2Fback"
                + "&scope=contacts.readonly&loginWindowOpenMode=self&version_id=v1");
  }

  @Test
  void whatThePageWouldRefuseIsRefusedHere() {
    var url = oauth.authorizationUrl("https://app.example/back");

    assertThatThrownBy(url::toUri)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("AuthorizationUrl.scopes");
    assertThatThrownBy(() -> url.scopes("a b")).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> url.state(" ")).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> oauth.authorizationUrl("http://app.example/back"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("an http URL elsewhere");
    assertThat(oauth.authorizationUrl("http://127.0.0.1:8080/back").redirectUri())
        .isEqualTo("http://127.0.0.1:8080/back");
  }
}
