package dev.tertulia.acumbamail;

import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Require;
import java.util.List;

/** Stored templates. Immutable and safe for use by several threads. */
public final class Templates {
  private final CampaignsApi api;
  private final CallScope scope;

  Templates(CampaignsApi api, CallScope scope) {
    this.api = api;
    this.scope = scope;
  }

  /** All templates of the account ({@code getTemplates}; repeated after passing failures). */
  public List<Template> all() {
    return api.templates(Form.empty()).execute(scope);
  }

  /**
   * Stores a template ({@code createTemplate}). Never repeated; if its outcome is unknown, look for
   * its name in {@link #all}.
   *
   * @throws dev.tertulia.core.ApiException also with status 200 or 201: the vendor answers nothing
   *     if it made none
   */
  public TemplateId create(NewTemplate template) {
    return api.createTemplate(template.form()).execute(scope);
  }

  /**
   * Replaces a template ({@code createTemplate} with {@code id}; repeated after passing failures).
   */
  public TemplateId update(TemplateId id, NewTemplate template) {
    return api.updateTemplate(template.form().with("id", id)).execute(scope);
  }

  /** Copies a template under another name ({@code duplicateTemplate}). Never repeated. */
  public TemplateId duplicate(TemplateId origin, String name) {
    Form form =
        Form.of("template_name", Require.text("duplicate.name", name))
            .with("origin_template_id", origin);
    return api.duplicateTemplate(form).execute(scope);
  }
}
