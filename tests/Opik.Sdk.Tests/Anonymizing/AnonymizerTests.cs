using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Opik.Anonymizing;

namespace Opik.Sdk.Tests.Anonymizing;

public sealed class AnonymizerTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    [Fact]
    public void Rules_of_every_kind_apply_in_their_order()
    {
        var anonymizer = new RulesAnonymizer(
        [
            AnonymizationRule.ReplacePython(@"(?P<user>\w+)@(\w+)", @"\g<user> at \2"),
            AnonymizationRule.Replace(new Regex("(b)ob", RegexOptions.None, Timeout), "$1***"),
            AnonymizationRule.Function(text => text.ToUpperInvariant()),
        ]);

        Assert.Equal("B*** AT EXAMPLE", anonymizer.Anonymize("bob@example"));
    }

    [Fact]
    public void A_text_is_told_where_it_stands()
    {
        var seen = new Recorder();

        seen.Anonymize(JsonNode.Parse("""{"user":{"emails":["a"]},"n":1}"""), new AnonymizationContext("metadata", "span"));

        Assert.Equal([new AnonymizationContext("metadata.user.emails.0", "span")], seen.Contexts);
    }

    [Fact]
    public void The_list_applies_what_was_added_in_order_until_it_is_cleared()
    {
        var list = new AnonymizerList();
        list.Add(new RulesAnonymizer([AnonymizationRule.ReplacePython("a", "b")]));
        list.Add(new RulesAnonymizer([AnonymizationRule.ReplacePython("b", "c")]));

        Assert.Equal("cc", list.Anonymize("ab", AnonymizationContext.None)!.GetValue<string>());
        list.Clear();
        Assert.Equal("ab", list.Anonymize("ab", AnonymizationContext.None)!.GetValue<string>());
        Assert.Empty(list);
    }

    [Fact]
    public async Task No_anonymizer_is_lost_when_threads_add_at_once()
    {
        var list = new AnonymizerList();

        await Parallel.ForAsync(0, 200, (_, _) =>
        {
            list.Add(new RulesAnonymizer([]));
            return ValueTask.CompletedTask;
        });

        Assert.Equal(200, list.Count);
    }

    [Theory]
    [InlineData("(", "x")]
    [InlineData("a", @"\1")]
    [InlineData("a", @"\g<b>")]
    [InlineData("a", @"\q")]
    public void A_damaged_rule_is_refused_when_it_is_made(string pattern, string replacement)
    {
        var error = Assert.ThrowsAny<Exception>(() => AnonymizationRule.ReplacePython(pattern, replacement));

        Assert.True(error is ArgumentException or FormatException, error.ToString());
    }

    private sealed class Recorder : RecursiveAnonymizer
    {
        public List<AnonymizationContext> Contexts { get; } = [];

        protected override string AnonymizeText(string text, AnonymizationContext context)
        {
            Contexts.Add(context);
            return text;
        }
    }
}
