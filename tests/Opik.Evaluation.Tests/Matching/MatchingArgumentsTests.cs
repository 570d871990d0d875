using System.Text.Json.Nodes;
using Opik.Evaluation.Matching;

namespace Opik.Evaluation.Tests.Matching;

public sealed class MatchingArgumentsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_are_compared_as_they_were_written()
    {
        var arguments = new ScoreArguments(JsonNode.Parse("""{"output": 42.0, "reference": "42.0"}""")!.AsObject());

        Assert.Equal(1, Assert.Single(await new EqualsMetric().ScoreAsync(arguments, Cancellation)).Value);
    }

    [Fact]
    public async Task A_reference_that_cannot_be_looked_for_is_a_wrong_argument_and_an_output_without_text_cannot_be_scored()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await new ContainsMetric().ScoreAsync(Arguments(1, 2), Cancellation));
        await Assert.ThrowsAsync<MetricComputationException>(async () => await new ContainsMetric().ScoreAsync(Arguments(1, "a"), Cancellation));
    }

    [Fact]
    public void An_exact_match_heeds_letter_case() => Assert.Equal((1.0, 0.0), (new ExactMatchMetric().Score("a", "a").Value, new ExactMatchMetric().Score("a", "A").Value));

    private static ScoreArguments Arguments(JsonNode output, JsonNode reference) => new(new JsonObject { ["output"] = output, ["reference"] = reference });
}
