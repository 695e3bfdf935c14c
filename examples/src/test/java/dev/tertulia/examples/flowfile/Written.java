package dev.tertulia.examples.flowfile;

import java.nio.file.Path;

/** A small file that nothing is wrong with, to be changed. */
final class Written {
  static final String FILE =
      """
      services:
        highLevel:
          location: casa-ana
          token: {env: PATH}
          zone: Europe/Madrid
        acumbamail: {token: {env: PATH}}
      folder: state
      webhooks: {port: 8080, mail: {secret: {env: PATH}}}
      hours:
        kitchen: {open: [{days: monday-friday, from: 09:00, until: 18:00}]}
      lists:
        news: {id: 1000, consent: {hasTag: newsletter}, mapping: {nombre: contact.firstName}}
        guests: {id: 1000, consent: {hasTag: newsletter}, mapping: {mensajes: messages}}
      flows:
        - name: front desk
          replyToInbound:
            - name: closed
              when: {channel: sms, not: {openHere: kitchen}}
              reply: {sms: "Hola {{contact.firstName|amigo}}"}
        - name: thanks
          on: InboundMessage
          when: {says: gracias}
          steps:
            - comment: They say thank you.
      """;

  private Written() {}

  static FlowFile read(String text) {
    return FlowFile.parse("flow.yaml", text, Path.of("/nowhere"), false);
  }

  /** The same accounts, hours and lists, with these flows. */
  static String withFlows(String flows) {
    return FILE.substring(0, FILE.indexOf("flows:")) + "flows:\n" + flows;
  }
}
