package dev.tertulia.core.transport;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Download;
import dev.tertulia.core.Operation;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.Rate;
import dev.tertulia.core.json.Json;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/**
 * Reads a wire method's annotations once, and turns each request Retrofit builds for it into an
 * {@link ApiCall}.
 */
final class WireAdapter extends CallAdapter.Factory {
  private final Engine engine;
  private final OperationCatalog catalog;

  WireAdapter(Engine engine, OperationCatalog catalog) {
    this.engine = engine;
    this.catalog = catalog;
  }

  @Override
  public @Nullable CallAdapter<?, ?> get(
      Type returned, Annotation[] annotations, Retrofit retrofit) {
    if (getRawType(returned) != ApiCall.class || !(returned instanceof ParameterizedType generic)) {
      return null;
    }
    Operation operation = find(annotations, Operation.class);
    if (operation == null) {
      // Retrofit adds which method it was.
      throw new IllegalArgumentException("@Operation is missing");
    }
    Type type = getParameterUpperBound(0, generic);
    check(operation, type);
    var wired =
        new Wired(
            engine,
            info(operation, annotations),
            RepeatRules.of(operation),
            operation.goneIsDone(),
            operation.anonymous() ? PreparedCall.Proof.BODY : PreparedCall.Proof.TOKEN,
            type);
    catalog.add(wired);
    return new Adapter(wired);
  }

  private static void check(Operation operation, Type type) {
    if (operation.goneIsDone() && type != Void.class) {
      throw new IllegalArgumentException("goneIsDone has no answer to give but Void");
    }
    if (!operation.limit().isEmpty()) {
      Rate.parse(operation.limit());
    }
    if (type != Void.class && type != Download.class) {
      Json.standard().check(type);
    }
  }

  private static OperationInfo info(Operation operation, Annotation[] annotations) {
    String method = "";
    String path = "";
    for (Annotation each : annotations) {
      if (each instanceof GET get) {
        method = "GET";
        path = get.value();
      } else if (each instanceof POST post) {
        method = "POST";
        path = post.value();
      } else if (each instanceof PUT put) {
        method = "PUT";
        path = put.value();
      } else if (each instanceof PATCH patch) {
        method = "PATCH";
        path = patch.value();
      } else if (each instanceof DELETE delete) {
        method = "DELETE";
        path = delete.value();
      } else if (each instanceof HTTP http) {
        method = http.method();
        path = http.path();
      }
    }
    return new OperationInfo(
        operation.id(),
        method,
        path,
        operation.safety(),
        List.of(operation.scopes()),
        List.of(operation.versions()),
        operation.limit(),
        find(annotations, Alpha.class) != null);
  }

  private static <A extends Annotation> @Nullable A find(Annotation[] annotations, Class<A> type) {
    for (Annotation each : annotations) {
      if (type.isInstance(each)) {
        return type.cast(each);
      }
    }
    return null;
  }

  private record Adapter(Wired wired) implements CallAdapter<ResponseBody, ApiCall<?>> {

    @Override
    public Type responseType() {
      return ResponseBody.class;
    }

    @Override
    public ApiCall<?> adapt(Call<ResponseBody> call) {
      return wired.call(call.request());
    }
  }
}
