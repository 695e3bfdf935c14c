package dev.tertulia.rules;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/**
 * Leaves tests out wherever they were built; ArchUnit's own option knows target/test-classes only.
 */
public final class MainCode implements ImportOption {
  @Override
  public boolean includes(Location location) {
    return !location.contains("/test-classes/");
  }
}
