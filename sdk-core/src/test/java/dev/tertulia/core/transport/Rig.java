package dev.tertulia.core.transport;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.Limits;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;

/** The options of a test's transport, one change at a time. */
record Rig(TransportOptions o) {

  static Rig on(String url) {
    return new Rig(TestWire.options(url));
  }

  Transport transport() {
    return new Transport(o);
  }

  Rig credentials(CredentialsProvider value) {
    return new Rig(
        new TransportOptions(
            o.baseUrl(),
            value,
            o.tokenPlacement(),
            o.errorReader(),
            o.versionHeader(),
            o.traceMember(),
            o.rate(),
            o.limits(),
            o.timekeeper(),
            o.listeners(),
            o.userAgent(),
            o.httpClient(),
            o.proxy(),
            o.executor(),
            o.connectTimeout(),
            o.idleTimeout()));
  }

  Rig errors(ErrorReader value) {
    return new Rig(
        new TransportOptions(
            o.baseUrl(),
            o.credentials(),
            o.tokenPlacement(),
            value,
            o.versionHeader(),
            o.traceMember(),
            o.rate(),
            o.limits(),
            o.timekeeper(),
            o.listeners(),
            o.userAgent(),
            o.httpClient(),
            o.proxy(),
            o.executor(),
            o.connectTimeout(),
            o.idleTimeout()));
  }

  Rig limits(Rate rate, Limits limits) {
    return new Rig(
        new TransportOptions(
            o.baseUrl(),
            o.credentials(),
            o.tokenPlacement(),
            o.errorReader(),
            o.versionHeader(),
            o.traceMember(),
            rate,
            limits,
            o.timekeeper(),
            o.listeners(),
            o.userAgent(),
            o.httpClient(),
            o.proxy(),
            o.executor(),
            o.connectTimeout(),
            o.idleTimeout()));
  }

  Rig time(Timekeeper value, CallListener... listeners) {
    return new Rig(TestWire.with(o, value, List.of(listeners)));
  }

  Rig listeners(CallListener... listeners) {
    return new Rig(TestWire.with(o, o.timekeeper(), List.of(listeners)));
  }

  Rig http(OkHttpClient value) {
    return new Rig(
        new TransportOptions(
            o.baseUrl(),
            o.credentials(),
            o.tokenPlacement(),
            o.errorReader(),
            o.versionHeader(),
            o.traceMember(),
            o.rate(),
            o.limits(),
            o.timekeeper(),
            o.listeners(),
            o.userAgent(),
            value,
            o.proxy(),
            o.executor(),
            o.connectTimeout(),
            o.idleTimeout()));
  }

  Rig proxy(Proxy value) {
    return new Rig(
        new TransportOptions(
            o.baseUrl(),
            o.credentials(),
            o.tokenPlacement(),
            o.errorReader(),
            o.versionHeader(),
            o.traceMember(),
            o.rate(),
            o.limits(),
            o.timekeeper(),
            o.listeners(),
            o.userAgent(),
            o.httpClient(),
            value,
            o.executor(),
            o.connectTimeout(),
            o.idleTimeout()));
  }

  Rig executor(Executor value) {
    return new Rig(
        new TransportOptions(
            o.baseUrl(),
            o.credentials(),
            o.tokenPlacement(),
            o.errorReader(),
            o.versionHeader(),
            o.traceMember(),
            o.rate(),
            o.limits(),
            o.timekeeper(),
            o.listeners(),
            o.userAgent(),
            o.httpClient(),
            o.proxy(),
            value,
            o.connectTimeout(),
            o.idleTimeout()));
  }

  Rig timeouts(Duration connect, Duration idle) {
    return new Rig(
        new TransportOptions(
            o.baseUrl(),
            o.credentials(),
            o.tokenPlacement(),
            o.errorReader(),
            o.versionHeader(),
            o.traceMember(),
            o.rate(),
            o.limits(),
            o.timekeeper(),
            o.listeners(),
            o.userAgent(),
            o.httpClient(),
            o.proxy(),
            o.executor(),
            connect,
            idle));
  }
}
