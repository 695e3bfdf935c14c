package dev.tertulia.examples.customerjourney;

import dev.tertulia.core.auth.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where everything is that the restaurant's program needs. Kept in a file, because the program may
 * be started again and again.
 *
 * @param conversations HighLevel's address
 * @param token of the location
 * @param location the restaurant's
 * @param app the app that webhooks must be for
 * @param publicKey that they are signed with
 * @param mail Acumbamail's address
 * @param mailToken of the account
 * @param webhookSecret part of the address Acumbamail is told
 * @param list of those who want news
 * @param template of the campaign
 * @param port where the program listens
 */
record Settings(
    String conversations,
    Secret token,
    String location,
    String app,
    String publicKey,
    String mail,
    Secret mailToken,
    Secret webhookSecret,
    long list,
    long template,
    int port) {

  void write(Path file) throws IOException {
    var all = new Properties();
    all.setProperty("conversations", conversations);
    all.setProperty("token", token.reveal());
    all.setProperty("location", location);
    all.setProperty("app", app);
    all.setProperty("publicKey", publicKey);
    all.setProperty("mail", mail);
    all.setProperty("mailToken", mailToken.reveal());
    all.setProperty("webhookSecret", webhookSecret.reveal());
    all.setProperty("list", String.valueOf(list));
    all.setProperty("template", String.valueOf(template));
    all.setProperty("port", String.valueOf(port));
    try (var writer = Files.newBufferedWriter(file)) {
      all.store(writer, null);
    }
  }

  static Settings read(Path file) throws IOException {
    var all = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      all.load(reader);
    }
    return new Settings(
        all.getProperty("conversations"),
        Secret.of(all.getProperty("token")),
        all.getProperty("location"),
        all.getProperty("app"),
        all.getProperty("publicKey"),
        all.getProperty("mail"),
        Secret.of(all.getProperty("mailToken")),
        Secret.of(all.getProperty("webhookSecret")),
        Long.parseLong(all.getProperty("list")),
        Long.parseLong(all.getProperty("template")),
        Integer.parseInt(all.getProperty("port")));
  }
}
