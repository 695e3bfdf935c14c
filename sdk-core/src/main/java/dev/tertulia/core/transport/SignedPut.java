package dev.tertulia.core.transport;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.Safety;
import dev.tertulia.core.Upload;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Content on its way to a signed URL: the seam as for any call, but without token, version and rate
 * limit.
 */
final class SignedPut {
  private final Engine engine;

  SignedPut(Engine engine) {
    this.engine = engine;
  }

  void execute(String signedUrl, Upload upload, CallScope scope) {
    HttpUrl url = HttpUrl.parse(signedUrl);
    if (url == null || !engine.redirects().allowed(url)) {
      throw new InvalidRequestException(
          "uploadUrl", "an https URL", url == null ? "no URL" : "another kind of URL");
    }
    var request = new Request.Builder().url(url).put(UploadBody.of(upload)).build();
    var operation =
        new OperationInfo(
            "put-to-signed-url", "PUT", "", Safety.IDEMPOTENT, List.of(), List.of(), "", true);
    new PreparedCall<Void>(
            engine,
            operation,
            new RepeatRules(Safety.IDEMPOTENT, new int[0], new int[0]),
            false,
            PreparedCall.Proof.ADDRESS,
            request,
            Void.class)
        .execute(scope);
  }
}
