using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Tests.Bodies;

public sealed class NonFiniteNumbersTests
{
    [Theory]
    [InlineData("""{"a":NaN}""", """{"a":"NaN"}""")]
    [InlineData("""[Infinity,-Infinity, -1]""", """["Infinity","-Infinity", -1]""")]
    [InlineData("""{"NaN":"NaN","b":"say \"NaN\" NaN","c":NaN}""", """{"NaN":"NaN","b":"say \"NaN\" NaN","c":"NaN"}""")]
    public void Bare_words_become_strings_and_strings_stay(string sent, string expected)
    {
        Assert.True(NonFiniteNumbers.TryQuote(Encoding.UTF8.GetBytes(sent), out var quoted));
        Assert.Equal(expected, Encoding.UTF8.GetString(quoted));
    }

    [Fact]
    public void Valid_JSON_of_any_texts_is_never_changed()
    {
        var texts = Gen.Elements("NaN", "Infinity", "-Infinity", "\"", "\\", "\\\"", "x", "é", "{", "}").ListOf().Select(parts => string.Concat(parts));
        FsCheck.Fluent.Prop.ForAll(texts.ToArbitrary(), static text =>
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { [text] = text, ["n"] = -1 });
            return !NonFiniteNumbers.TryQuote(json, out _);
        }).QuickCheckThrowOnFailure();
    }
}
