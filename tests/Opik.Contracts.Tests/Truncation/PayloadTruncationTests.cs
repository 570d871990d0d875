using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Opik.Contracts.Tests.Truncation;

public sealed class PayloadTruncationTests
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    [Fact]
    public void Short_payloads_stay_as_they_are()
    {
        var payload = JsonText.Parse("""{"a": "x", "note":"data: image/png"}""");

        Assert.Equal(payload, PayloadTruncation.Apply(payload));
    }

    [Fact]
    public void A_long_object_becomes_the_beginning_of_its_text_as_a_string()
    {
        var json = $$"""{"a":"{{new string('x', 20_000)}}"}""";

        var result = JsonSerializer.Deserialize<string>(PayloadTruncation.Apply(JsonText.Parse(json)).ToString());

        Assert.Equal(json[..PayloadTruncation.MaxCharacters], result);
    }

    [Fact]
    public void Exactly_the_limit_stays_whole()
    {
        var whole = JsonText.FromString(new string('é', PayloadTruncation.MaxCharacters - 2));
        var longer = JsonText.FromString(new string('é', PayloadTruncation.MaxCharacters + 5));

        Assert.Equal(whole, PayloadTruncation.Apply(whole));
        Assert.Equal(new string('é', PayloadTruncation.MaxCharacters), JsonSerializer.Deserialize<string>(PayloadTruncation.Apply(longer).ToString()));
    }

    [Theory]
    [InlineData($$"""{"image_url":{"url":"data:image/png;base64,{{Png}}"},"b":1}""", """{"image_url":{"url":"[image]"},"b":1}""")]
    [InlineData($$"""{"md":"see ![x](data:image/jpeg;base64,{{Png}}) and go"}""", """{"md":"see ![x]([image]) and go"}""")]
    [InlineData($$"""["{{Png}}","iVBORw0KGgo"]""", """["[image]","iVBORw0KGgo"]""")]
    [InlineData($$"""{"a":"data:image/png;base64,{{Png}}","b":"data:image/png;base64,{{Png}}"}""", """{"a":"[image]","b":"[image]"}""")]
    public void Images_are_named_instead_of_shown(string json, string expected)
    {
        Assert.Equal(expected, PayloadTruncation.Apply(JsonText.Parse(json)).ToString());
    }

    [Fact]
    public void Any_payload_stays_json_within_the_limit()
    {
        var pieces = Gen.Elements("data:image/png;base64,", "data:image/", Png, "\"", "\\", "é", "\ud83d\ude00", new string('y', 7_000), ",", ":");
        var texts = Gen.ListOf(pieces).Select(list => string.Concat(list));

        Prop.ForAll(
            texts.ToArbitrary(),
            text =>
            {
                var once = PayloadTruncation.Apply(JsonText.Parse(JsonSerializer.Serialize(new { a = text })));
                using var document = JsonDocument.Parse(once.Utf8);
                return document.RootElement.ValueKind == JsonValueKind.String
                    ? document.RootElement.GetString()!.Length <= PayloadTruncation.MaxCharacters
                    : once.ToString().Length <= PayloadTruncation.MaxCharacters;
            }).QuickCheckThrowOnFailure();
    }
}
