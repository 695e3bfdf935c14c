package dev.tertulia.core.transport;

import dev.tertulia.core.Progress;
import dev.tertulia.core.Upload;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** An {@link Upload} on its way out, streamed and counted. */
public final class UploadBody extends RequestBody {
  private static final long CHUNK = 64 * 1024;

  private final Upload upload;

  private UploadBody(Upload upload) {
    this.upload = upload;
  }

  /** The upload alone, as a whole body. */
  public static RequestBody of(Upload upload) {
    return new UploadBody(upload);
  }

  /** The upload as a file part of a form. */
  public static MultipartBody.Part part(String name, Upload upload) {
    return MultipartBody.Part.createFormData(name, upload.name(), new UploadBody(upload));
  }

  /** A text part of a form. */
  public static MultipartBody.Part field(String name, String value) {
    return MultipartBody.Part.createFormData(name, value);
  }

  @Override
  public @Nullable MediaType contentType() {
    return MediaType.parse(upload.contentType());
  }

  @Override
  public long contentLength() {
    return upload.size();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    Progress progress = upload.progress();
    try (Source source = Okio.source(upload.open())) {
      var chunk = new Buffer();
      long moved = 0;
      for (long n = source.read(chunk, CHUNK); n >= 0; n = source.read(chunk, CHUNK)) {
        sink.write(chunk, n);
        moved += n;
        progress.moved(moved, upload.size());
      }
    }
  }
}
