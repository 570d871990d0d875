using System.Text.Json.Nodes;
using Opik.Evaluation.Matching;
using Opik.Evaluation.Wrappers;

namespace Opik.Evaluation.Tests.Wrappers;

public sealed class WrapperTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void It_takes_what_its_metrics_take()
    {
        var metric = new AggregatedMetric("both", [new ContainsMetric(), new EqualsMetric()], values => values.Average());

        Assert.Equal([new MetricParameter("output"), new MetricParameter("reference")], metric.Parameters);
    }

    [Fact]
    public async Task Each_metric_gets_its_own_arguments_only()
    {
        var names = new List<string>();
        var metric = new AggregatedMetric("names", [new DelegateMetric("first", ["output"], arguments => Note(names, arguments)), new DelegateMetric("second", ["reference"], arguments => Note(names, arguments))], values => values.Sum());

        var score = Assert.Single(await metric.ScoreAsync(new ScoreArguments(new JsonObject { ["output"] = "a", ["reference"] = "b", ["other"] = "c" }), Cancellation));

        Assert.Equal(["output", "reference"], names);
        Assert.Equal((2.0, "first,second"), (score.Value, score.Reason));
    }

    [Fact]
    public async Task An_error_of_one_is_the_error_of_all()
    {
        var metric = new AggregatedMetric("both", [new IsJsonMetric(), new RegexMatchMetric("a")], values => values.Average());

        await Assert.ThrowsAsync<MetricComputationException>(async () => await metric.ScoreAsync(new ScoreArguments(new JsonObject { ["output"] = null }), Cancellation));
    }

    [Fact]
    public void Nothing_cannot_be_made_one() => Assert.Throws<ArgumentException>(() => new AggregatedMetric("none", [], values => values.Average()));

    [Fact]
    public async Task A_function_is_a_metric()
    {
        var metric = new DelegateMetric("length", ["output"], arguments => arguments.Text("output").Length, new MetricOptions { Name = "size" });

        Assert.Equal(new ScoreResult("size", 3), Assert.Single(await metric.ScoreAsync(new ScoreArguments(new JsonObject { ["output"] = "abc" }), Cancellation)));
    }

    private static double Note(List<string> names, ScoreArguments arguments)
    {
        names.AddRange(arguments.Names);
        return 1;
    }
}
