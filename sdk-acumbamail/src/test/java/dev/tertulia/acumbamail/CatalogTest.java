package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.Safety;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Everything the vendor offers, and nothing else: a new or forgotten function fails here. */
class CatalogTest {
  private static final String EXPECTED =
      """
      ONCE addMergeTag 10/60s
      ONCE addSubscriber 5/1s
      IDEMPOTENT addSubscriber+update 5/1s
      ONCE batchAddSubscribers 5/1s
      IDEMPOTENT batchAddSubscribers+update 5/1s
      IDEMPOTENT batchDeleteSubscribers 10/60s
      IDEMPOTENT configListWebhook 10/60s
      IDEMPOTENT configSMTPWebhook 10/60s
      ONCE createCampaign 10/60s
      ONCE createList 5/1s
      ONCE createTemplate 10/60s
      IDEMPOTENT createTemplate+id 10/60s
      IDEMPOTENT deleteAllSubscribers 10/60s
      IDEMPOTENT deleteList 10/60s
      IDEMPOTENT deleteSubscriber 5/1s
      ONCE duplicateTemplate 10/60s
      READ getCampaignBasicInformation 10/60s
      READ getCampaignClicks 10/60s
      READ getCampaignHTML 5/1s
      READ getCampaignInformationByISP 10/60s
      READ getCampaignLinks 10/60s
      READ getCampaignOpeners 10/60s
      READ getCampaignOpenersByBrowser 10/60s
      READ getCampaignOpenersByCountries 10/60s
      READ getCampaignOpenersByOs 10/60s
      READ getCampaignSoftBounces 10/60s
      READ getCampaignTotalInformation 10/60s
      READ getCampaigns 10/60s
      READ getCreditsSMS 10/60s
      READ getCreditsSMTP 10/60s
      READ getEmailStatus 5/1s
      READ getFields 10/60s
      READ getFormDetails 5/1s
      READ getForms 5/1s
      READ getInactiveSubscribers 10/60s
      READ getListFields 5/1s
      READ getListSegments 5/1s
      READ getListStats 10/60s
      READ getListSubsStats 10/60s
      READ getListWebhook 10/60s
      READ getLists 5/1s
      READ getMergeFields 10/60s
      READ getSMSCampaigns 10/60s
      READ getSMSQuickSubscriberReport 10/60s
      READ getSMSSimpleReport 5/1s
      READ getSMSSubscriberReport 10/60s
      READ getSMTPWebhook 10/60s
      READ getStatsByDate 10/60s
      READ getSubscriberDetails 5/1s
      READ getSubscribers 10/60s
      READ getTemplates 1/1s
      READ searchSubscriber 10/60s
      ONCE send 5/1s
      ONCE sendCertifiedEmail 5/1s
      ONCE sendOne 5/1s
      ONCE sendSMS 5/1s
      ONCE sendTemplateCampaign 10/60s
      IDEMPOTENT unsubscribeSubscriber 5/1s
      """;

  private static List<OperationInfo> operations() {
    try (var vendor = new Vendor()) {
      return vendor.client.operations();
    }
  }

  @Test
  void isComplete() {
    assertThat(
            operations().stream()
                .map(each -> each.safety() + " " + each.id() + " " + each.limit())
                .collect(Collectors.joining("\n", "", "\n")))
        .isEqualTo(EXPECTED);
  }

  @Test
  void countsFiftyFiveFunctionsOfWhichThreeAreCalledInTwoWays() {
    assertThat(operations()).hasSize(58);
    assertThat(operations().stream().map(OperationInfo::path).distinct()).hasSize(55);
  }

  @Test
  void postsToThePathOfTheNameWithTheSlashThatIsNeeded() {
    assertThat(operations())
        .allSatisfy(
            each -> {
              assertThat(each.method()).isEqualTo("POST");
              assertThat(each.path()).isEqualTo(each.id().replaceAll("\\+.*", "") + "/");
            });
  }

  @Test
  void neverRepeatsWhatReachesAPerson() {
    assertThat(operations())
        .filteredOn(each -> each.id().startsWith("send") || each.id().equals("createCampaign"))
        .hasSize(6)
        .allSatisfy(each -> assertThat(each.safety()).isEqualTo(Safety.ONCE));
  }

  @Test
  void marksWhatNobodyHasSeen() {
    assertThat(operations())
        .filteredOn(OperationInfo::alpha)
        .extracting(OperationInfo::id)
        .containsExactly(
            "batchDeleteSubscribers",
            "getCampaignHTML",
            "getCampaignInformationByISP",
            "getEmailStatus",
            "getListSegments",
            "getListSubsStats",
            "getSMSCampaigns",
            "getSMSQuickSubscriberReport",
            "getSMSSimpleReport",
            "getSMSSubscriberReport",
            "sendCertifiedEmail");
  }
}
