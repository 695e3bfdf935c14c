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
    return api.createTemplate(Form.of(template)).execute(scope);
  }

  /**
   * Replaces a template ({@code createTemplate} with {@code id}; repeated after passing failures).
   */
  public TemplateId update(TemplateId id, NewTemplate template) {
    return api.updateTemplate(Form.of(new Forms.Replacement(template, id))).execute(scope);
  }

  /** Copies a template under another name ({@code duplicateTemplate}). Never repeated. */
  public TemplateId duplicate(TemplateId origin, String name) {
    var copy = new Forms.Copy(Require.text("duplicate.name", name), origin);
    return api.duplicateTemplate(Form.of(copy)).execute(scope);
  }
}
