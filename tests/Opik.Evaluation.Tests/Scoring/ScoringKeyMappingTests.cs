using System.Text.Json.Nodes;
using Opik.Evaluation.Scoring;
using Opik.Evaluation.Spans;

namespace Opik.Evaluation.Tests.Scoring;

public sealed class ScoringKeyMappingTests
{
    private static readonly JsonObject Item = new() { ["question"] = "q", ["answer"] = new JsonObject { ["text"] = "a" } };
    private static readonly JsonObject Output = new() { ["output"] = "o", ["question"] = "asked" };

    [Fact]
    public void The_output_of_the_task_wins_over_the_item() =>
        Assert.Equal("asked", (string?)ScoringKeyMapping.Apply(null, Item, Output).Values["question"]);

    [Fact]
    public void A_later_mapping_sees_an_earlier_one() =>
        Assert.Equal("o", (string?)ScoringKeyMapping.Apply(new() { { "input", "output" }, { "reference", "input" } }, Item, Output).Values["reference"]);

    [Fact]
    public void A_mapping_that_computes_gets_the_item_alone() =>
        Assert.Equal("q|a", (string?)ScoringKeyMapping.Apply(new() { { "reference", item => $"{item["question"]}|{item["answer"]!["text"]}" } }, Item, Output).Values["reference"]);

    [Fact]
    public void What_a_mapping_throws_is_not_hidden() =>
        Assert.Throws<FormatException>(() => ScoringKeyMapping.Apply(new() { { "reference", _ => throw new FormatException("broken") } }, Item, Output));

    [Fact]
    public void A_source_that_exists_nowhere_is_named_and_changes_nothing()
    {
        var mapped = ScoringKeyMapping.Apply(new() { { "question", "nowhere" } }, Item, Output);

        Assert.Equal(["nowhere"], mapped.UnknownSources);
        Assert.Equal("asked", (string?)mapped.Values["question"]);
    }

    [Fact]
    public void A_metric_gets_what_it_names_and_nothing_else()
    {
        var arguments = ScoringKeyMapping.Apply(null, Item, Output).For(new Named(new("output"), new("context", IsRequired: false)));

        Assert.Equal(["output"], arguments.Names);
    }

    [Fact]
    public void Without_a_required_argument_the_error_names_what_there_is()
    {
        var mapped = ScoringKeyMapping.Apply(new() { { "reference", "expected" } }, Item, Output);

        var missing = Assert.Throws<MissingScoreArgumentsException>(() => mapped.For(new Named(new("output"), new("reference"))));
        Assert.Equal(["reference"], missing.Missing);
        Assert.Equal(["question", "answer", "output"], missing.Available);
        Assert.Contains("expected", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_is_there() =>
        Assert.True(ScoringKeyMapping.Apply(null, [], new JsonObject { ["output"] = null }).For(new Named(new MetricParameter("output"))).Contains("output"));

    [Fact]
    public void What_the_task_did_is_an_argument_too()
    {
        var metric = new Named(new MetricParameter(MetricParameter.TaskSpanName));
        var mapped = ScoringKeyMapping.Apply(null, Item, Output);

        Assert.Throws<MissingScoreArgumentsException>(() => mapped.For(metric));
        Assert.NotNull(mapped.For(metric, new TaskSpan { Id = Guid.CreateVersion7() }).TaskSpan);
    }

    private sealed class Named(params MetricParameter[] parameters) : Metric("named")
    {
        public override IReadOnlyList<MetricParameter> Parameters => parameters;

        protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(new ScoreResult(Name, 1));
    }
}
