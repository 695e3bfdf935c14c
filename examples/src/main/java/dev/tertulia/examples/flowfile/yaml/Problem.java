package dev.tertulia.examples.flowfile.yaml;

import java.io.Serializable;

/**
 * Something wrong in a file of flows.
 *
 * @param line from 1 on
 * @param column from 1 on
 * @param expected what belongs there
 * @param found what stands there, never a secret
 */
public record Problem(int line, int column, String expected, String found) implements Serializable {

  @Override
  public String toString() {
    return line + ":" + column + ": expected " + expected + ", found " + found;
  }
}
