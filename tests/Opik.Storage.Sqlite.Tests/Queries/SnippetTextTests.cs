namespace Opik.Storage.Sqlite.Tests.Queries;

public sealed class SnippetTextTests
{
    [Theory]
    [InlineData("a refund", 2, 6, "a refund", "refund")]
    [InlineData("a\n\n  refund\tnow", 5, 6, "a refund now", "refund")]
    public void A_short_text_is_shown_on_one_line(string text, int at, int length, string shown, string marked) => Check(text, at, length, shown, marked);

    [Fact]
    public void A_long_text_is_cut_on_both_sides_and_the_mark_moves_with_it()
    {
        var snippet = SnippetText.Of(new string('a', 100) + "needle" + new string('b', 300), 100, 6);

        Assert.Equal("needle", snippet.Text.Substring(snippet.Start, snippet.Length));
        Assert.StartsWith("…aaa", snippet.Text, StringComparison.Ordinal);
        Assert.EndsWith("bbb…", snippet.Text, StringComparison.Ordinal);
        Assert.InRange(snippet.Text.Length, 100, 161);
    }

    [Fact]
    public void No_half_of_a_pair_of_units_is_left_alone()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 60)) + "x" + string.Concat(Enumerable.Repeat("😀", 200));

        for (var shift = 0; shift < 2; shift++)
        {
            var snippet = SnippetText.Of(new string('a', shift) + text, 120 + shift, 1);
            Assert.Equal(snippet.Text, new string(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(snippet.Text))));
            Assert.Equal("x", snippet.Text.Substring(snippet.Start, snippet.Length));
        }
    }

    private static void Check(string text, int at, int length, string shown, string marked)
    {
        var snippet = SnippetText.Of(text, at, length);
        Assert.Equal(shown, snippet.Text);
        Assert.Equal(marked, snippet.Text.Substring(snippet.Start, snippet.Length));
    }
}
