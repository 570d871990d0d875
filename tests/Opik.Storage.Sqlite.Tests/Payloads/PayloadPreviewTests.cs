using Opik.Contracts;

namespace Opik.Storage.Sqlite.Tests.Payloads;

public sealed class PayloadPreviewTests
{
    [Theory]
    [InlineData("""{"messages":[{"role":"system","content":"be kind"},{"role":"user","content":"first"},{"role":"assistant","content":"x"},{"role":"user","content":"last"}]}""", "last")]
    [InlineData("""[{"content":"hello","role":"user"}]""", "hello")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"http://a"}},{"type":"text","text":"what is this"}]}]}""", "what is this")]
    [InlineData("""{"contents":[{"role":"user","parts":[{"text":"one"},{"text":"two"}]}]}""", "one two")]
    [InlineData("""{"messages":[[{"type":"human","content":"hi"}]]}""", "hi")]
    [InlineData("""{"model":"m","id":"7","context":["c1"],"question":"why"}""", "why")]
    [InlineData("""{"city":"Bern","unit":"C"}""", "Bern")]
    [InlineData("\"plain\"", "plain")]
    [InlineData("\"a \\n\\t b\"", "a b")]
    [InlineData("""{"n":1,"ok":true}""", """{"n":1,"ok":true}""")]
    [InlineData("[1, 2]", "[1, 2]")]
    [InlineData("7", "7")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"\\ud83d!\"", "\\ud83d!")]
    public void Input_shows_what_was_asked(string json, string preview) => Assert.Equal(preview, PayloadPreview.OfInput(JsonText.Parse(json)));

    [Theory]
    [InlineData("""{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}]}""", "Hello")]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"Hello"}],"role":"model"},"finishReason":"STOP"}]}""", "Hello")]
    [InlineData("""{"content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"Hello"}],"role":"assistant"}""", "Hello")]
    [InlineData("""{"output":[{"type":"reasoning","summary":[]},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Hello"}]}]}""", "Hello")]
    [InlineData("""{"generations":[[{"text":"Hello","message":{"type":"ai","content":"Hello"}}]]}""", "Hello")]
    [InlineData("""{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}""", "a")]
    [InlineData("""{"documents":["d"],"answer":"a"}""", "a")]
    public void Output_shows_the_answer(string json, string preview) => Assert.Equal(preview, PayloadPreview.OfOutput(JsonText.Parse(json)));

    [Fact]
    public void Long_text_is_cut_without_splitting_a_character()
    {
        var preview = PayloadPreview.OfInput(JsonText.FromString(new string('x', 159) + "😀 and more"));

        Assert.Equal(new string('x', 159), preview);
    }

    [Fact]
    public void Only_the_beginning_of_a_huge_text_is_decoded()
    {
        var preview = PayloadPreview.OfInput(JsonText.FromString(new string('ü', 500_000)));

        Assert.Equal(new string('ü', 160), preview);
    }

    [Fact]
    public void Deep_nesting_is_no_error()
    {
        var deep = new JsonText(System.Text.Encoding.UTF8.GetBytes(new string('[', 200) + "\"x\"" + new string(']', 200)));

        Assert.Equal(new string('[', 160), PayloadPreview.OfInput(deep));
    }

    [Fact]
    public void Absent_stays_absent() => Assert.Null(PayloadPreview.OfOutput(null));
}
