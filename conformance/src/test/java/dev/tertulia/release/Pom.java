package dev.tertulia.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a pom says; places are XPaths below {@code /project}. */
record Pom(Path file, Document document) {

  static Pom read(Path file) throws IOException {
    try {
      return new Pom(
          file, DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(file + " is no pom", e);
    }
  }

  /** Empty if there is no such place. */
  String text(String place) {
    List<String> all = texts(place);
    return all.isEmpty() ? "" : all.get(0);
  }

  List<String> texts(String place) {
    XPath xpath = XPathFactory.newInstance().newXPath();
    try {
      var found = (NodeList) xpath.evaluate("/project/" + place, document, XPathConstants.NODESET);
      var texts = new ArrayList<String>();
      for (int i = 0; i < found.getLength(); i++) {
        texts.add(found.item(i).getTextContent().strip());
      }
      return texts;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(place, e);
    }
  }

  /** The artifacts a BOM gives versions to. */
  List<String> managed() {
    return texts("dependencyManagement/dependencies/dependency/artifactId");
  }

  /**
   * The licence, by its SPDX name: its own, or the nearest ancestor's.
   *
   * @param repository where its ancestors are
   */
  String licence(Path repository) throws IOException {
    String address = text("licenses/license/url");
    if (!address.isEmpty()) {
      return address.contains("apache.org/licenses/LICENSE-2.0")
          ? "Apache-2.0"
          : address.contains("opensource.org/license/mit") ? "MIT" : address;
    }
    String parent = text("parent/artifactId");
    String version = text("parent/version");
    if (parent.isEmpty()) {
      return "none named";
    }
    return read(repository
            .resolve(text("parent/groupId").replace('.', '/'))
            .resolve(parent)
            .resolve(version)
            .resolve(parent + "-" + version + ".pom"))
        .licence(repository);
  }
}
