using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Opik.Storage.Sqlite.Tests.Queries;

public sealed class AsciiNeedleTests
{
    [Fact]
    public void Finds_what_a_search_without_case_finds()
    {
        var pieces = Gen.Elements("a", "B", "zq", "Z", "é", "漢", " ", "-", "7", "ab").ListOf().Select(list => string.Concat(list));

        Prop.ForAll(pieces.ToArbitrary(), pieces.ToArbitrary(), (text, needle) =>
            AsciiNeedle.Of(needle) is { } quick
                ? quick.IsIn(Encoding.UTF8.GetBytes(text)) == text.Contains(needle, StringComparison.OrdinalIgnoreCase)
                : needle.Length == 0 || !needle.All(char.IsAscii)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData("say \"hi\"")]
    [InlineData("a\\b")]
    [InlineData("a/b")]
    [InlineData("two\nlines")]
    public void What_json_may_escape_is_left_to_the_slow_way(string text)
    {
        Assert.Null(AsciiNeedle.Of(text));
    }
}
