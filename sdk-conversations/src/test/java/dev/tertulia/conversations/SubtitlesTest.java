package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.json.JsonValue;
import org.junit.jupiter.api.Test;

/** Transcriptions in the shapes they may come in, and the forms they are given in. */
class SubtitlesTest {
  private static final String TWO =
      """
      [{"mediaChannel":"2","sentenceIndex":"1","startTime":"3661500","endTime":"3662750","transcript":"Fine,\\nthanks & <you>?"},
       {"mediaChannel":"1","sentenceIndex":"0","startTime":0,"endTime":1500,"transcript":"How are you?","confidence":0.9}]\
      """;

  private static Transcription read(String json) {
    return Transcription.of(JsonValue.parse(json));
  }

  @Test
  void writesSubRip() {
    assertThat(read(TWO).srt())
        .isEqualTo(
            """
            1
            00:00:00,000 --> 00:00:01,500
            Speaker 1: How are you?

            2
            01:01:01,500 --> 01:01:02,750
            Speaker 2: Fine, thanks & <you>?

            """);
  }

  @Test
  void writesWebVttWithVoicesAndEscapes() {
    assertThat(read(TWO).webVtt())
        .isEqualTo(
            """
            WEBVTT

            00:00:00.000 --> 00:00:01.500
            <v Speaker 1>How are you?

            01:01:01.500 --> 01:01:02.750
            <v Speaker 2>Fine, thanks &amp; &lt;you&gt;?

            """);
  }

  @Test
  void writesPlainText() {
    assertThat(read(TWO).plainText())
        .isEqualTo("Speaker 1: How are you?\nSpeaker 2: Fine, thanks & <you>?\n");
  }

  @Test
  void doesNotLetASentenceEndACue() {
    Transcription sly =
        read("[{\"startTime\":0,\"endTime\":10,\"transcript\":\"a\\n\\n00:00 --> 00:01\\n\\nb\"}]");

    assertThat(sly.srt()).isEqualTo("1\n00:00:00,000 --> 00:00:00,010\na 00:00 -> 00:01 b\n\n");
    assertThat(sly.webVtt()).contains("\na 00:00 --&gt; 00:01 b\n\n");
  }

  @Test
  void fillsInMissingTimesFromTheNeighbours() {
    Transcription gaps =
        read(
            """
            [{"transcript":"Without any time"},
             {"startTime":5000,"transcript":"Without an end, and long enough to run into the next one if nobody took care"},
             {"startTime":6000,"endTime":5000,"transcript":"Ends before it begins"},
             {"transcript":"Last"},
             {"startTime":9000,"endTime":9500,"transcript":"  "}]\
            """);

    assertThat(gaps.srt().lines().filter(line -> line.contains("-->")))
        .containsExactly(
            "00:00:00,000 --> 00:00:01,000",
            "00:00:05,000 --> 00:00:06,000",
            "00:00:06,000 --> 00:00:07,260",
            "00:00:07,260 --> 00:00:08,260");
  }

  @Test
  void readsOneSentenceAListOrEitherWithinAnObject() {
    String one = "{\"sentenceIndex\":0,\"transcript\":\"Hi\"}";

    for (String shape :
        new String[] {
          one, "[" + one + "]", "{\"transcription\":[" + one + "]}", "{\"data\":" + one + "}"
        }) {
      assertThat(read(shape).plainText()).as(shape).isEqualTo("Hi\n");
    }
    assertThat(read("{}").plainText()).isEmpty();
    assertThat(read("null").sentences()).isEmpty();
    assertThat(read("[\"Hi\"]").sentences()).isEmpty();
  }

  @Test
  void keepsTheOrderWhereNothingSaysAnother() {
    assertThat(read("[{\"transcript\":\"b\"},{\"transcript\":\"a\"}]").plainText())
        .isEqualTo("b\na\n");
  }

  @Test
  void doesNotBreakOnAbsurdNumbers() {
    Transcription odd =
        read("[{\"startTime\":-5,\"endTime\":1e30,\"confidence\":\"high\",\"transcript\":\"x\"}]");

    assertThat(odd.sentences().get(0).start()).isNull();
    assertThat(odd.srt()).contains("00:00:00,000 --> 00:00:01,000");
  }
}
