package dev.tertulia.testing.acumbamail;

import static dev.tertulia.testing.acumbamail.Operation.on;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every public function, with the limits that were published. What is not here does not exist. */
final class Operations {
  private static final String MINUTE = "10/60s";

  private static final List<Operation> LISTS =
      List.of(
          on("getLists", 200, "5/1s", ListHandlers::all),
          on("createList", 201, ListHandlers::create),
          on("deleteList", 201, MINUTE, ListHandlers::delete),
          on("getListStats", 200, MINUTE, ListHandlers::stats),
          on("getListSubsStats", 200, MINUTE, ReportHandlers::bySubscriber),
          on("getListFields", 200, ListHandlers::listFields),
          on("getFields", 200, MINUTE, ListHandlers::fields),
          on("getMergeFields", 200, MINUTE, ListHandlers::mergeFields),
          on("addMergeTag", 201, MINUTE, ListHandlers::addMergeTag),
          on("getForms", 200, "5/1s", ListHandlers::forms),
          on("getFormDetails", 200, ListHandlers::formDetails),
          on("getListSegments", 200, ListHandlers::segments));

  private static final List<Operation> SUBSCRIBERS =
      List.of(
          on("getSubscribers", 200, MINUTE, SubscriberHandlers::all),
          on("addSubscriber", 201, SubscriberHandlers::add),
          on("batchAddSubscribers", 201, "5/1s", SubscriberHandlers::addAll),
          on("deleteSubscriber", 201, SubscriberHandlers::delete),
          on("batchDeleteSubscribers", 201, MINUTE, SubscriberHandlers::deleteMany),
          on("deleteAllSubscribers", 201, MINUTE, SubscriberHandlers::deleteAll),
          on("unsubscribeSubscriber", 201, SubscriberHandlers::unsubscribe),
          on("getSubscriberDetails", 200, "5/1s", SubscriberHandlers::details),
          on("searchSubscriber", 200, MINUTE, SubscriberHandlers::search),
          on("getInactiveSubscribers", 200, MINUTE, SubscriberHandlers::inactive));

  private static final List<Operation> CAMPAIGNS =
      List.of(
          on("createCampaign", 201, MINUTE, CampaignHandlers::create),
          on("sendTemplateCampaign", 201, MINUTE, CampaignHandlers::createFromTemplate),
          on("getCampaigns", 200, MINUTE, CampaignHandlers::all),
          on("getCampaignBasicInformation", 200, MINUTE, CampaignHandlers::basics),
          on("getCampaignHTML", 200, CampaignHandlers::html),
          on("getCampaignTotalInformation", 200, MINUTE, ReportHandlers::totals),
          on("getCampaignOpeners", 200, MINUTE, ReportHandlers::openers),
          on("getCampaignClicks", 200, MINUTE, ReportHandlers::clicks),
          on("getCampaignLinks", 200, MINUTE, ReportHandlers::links),
          on("getCampaignSoftBounces", 200, MINUTE, ReportHandlers::softBounces),
          on("getCampaignInformationByISP", 200, MINUTE, ReportHandlers::byProvider),
          on("getCampaignOpenersByBrowser", 200, MINUTE, ReportHandlers::byBrowser),
          on("getCampaignOpenersByOs", 200, MINUTE, ReportHandlers::bySystem),
          on("getCampaignOpenersByCountries", 200, MINUTE, ReportHandlers::byCountry),
          on("getStatsByDate", 200, MINUTE, ReportHandlers::byDate),
          on("getTemplates", 200, "1/1s", TemplateHandlers::all),
          on("createTemplate", 201, MINUTE, TemplateHandlers::create),
          on("duplicateTemplate", 200, MINUTE, TemplateHandlers::duplicate));

  private static final List<Operation> MESSAGES =
      List.of(
          on("sendOne", 201, MailHandlers::sendOne),
          on("send", 201, MailHandlers::sendMany),
          on("sendCertifiedEmail", 201, MailHandlers::sendOne),
          on("getEmailStatus", 200, MailHandlers::status),
          on("getCreditsSMTP", 200, MINUTE, MailHandlers::credits),
          on("sendSMS", 201, SmsHandlers::send),
          on("getCreditsSMS", 200, MINUTE, SmsHandlers::credits),
          on("getSMSCampaigns", 200, MINUTE, SmsHandlers::campaigns),
          on("getSMSSubscriberReport", 200, MINUTE, SmsHandlers::ofCampaign),
          on("getSMSQuickSubscriberReport", 200, MINUTE, SmsHandlers::quick),
          on("getSMSSimpleReport", 200, SmsHandlers::one),
          on("configListWebhook", 200, MINUTE, WebhookHandlers::configureList),
          on("getListWebhook", 200, MINUTE, WebhookHandlers::ofList),
          on("configSMTPWebhook", 200, MINUTE, WebhookHandlers::configureMail),
          on("getSMTPWebhook", 200, MINUTE, WebhookHandlers::ofMail));

  static final Map<String, Operation> TABLE =
      Stream.of(LISTS, SUBSCRIBERS, CAMPAIGNS, MESSAGES)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(Operation::id, Function.identity()));

  private Operations() {}
}
