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
    return new Rig(TestWire.with(o, value));
  }

  Rig errors(ErrorReader value) {
    return with(o.dialect().errorReader(value), o.wiring(), o.limits());
  }

  Rig limits(Rate rate, Limits limits) {
    return with(o.dialect().rate(rate), o.wiring(), limits);
  }

  Rig time(Timekeeper value, CallListener... listeners) {
    return new Rig(TestWire.with(o, value, List.of(listeners)));
  }

  Rig listeners(CallListener... listeners) {
    return new Rig(TestWire.with(o, o.timekeeper(), List.of(listeners)));
  }

  Rig http(OkHttpClient value) {
    return wiring(o.wiring().httpClient(value));
  }

  Rig proxy(Proxy value) {
    return wiring(o.wiring().proxy(value));
  }

  Rig executor(Executor value) {
    return wiring(o.wiring().executor(value));
  }

  Rig timeouts(Duration connect, Duration idle) {
    return wiring(o.wiring().connectTimeout(connect).idleTimeout(idle));
  }

  private Rig wiring(Wiring wiring) {
    return with(o.dialect(), wiring, o.limits());
  }

  private Rig with(Dialect dialect, Wiring wiring, Limits limits) {
    return new Rig(
        new TransportOptions(
            o.baseUrl(), o.credentials(), dialect, wiring, limits, o.timekeeper(), o.listeners()));
  }
}
