using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Evaluation.Functions;
using Xunit;

namespace Opik.Evaluation.Tests.Engine;

/// <summary>Evaluations against the running server: what comes back, and what is stored.</summary>
public sealed class EvaluateTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Each_item_becomes_a_trace_with_spans_of_task_and_metrics_whose_scores_the_experiment_averages()
    {
        const string project = "evaluate-happy";
        await using var client = await server.ClientAsync(project);
        var dataset = await client.Datasets.CreateAsync("words", cancellationToken: Cancellation);
        await dataset.InsertAsync([new DatasetItem { ["word"] = "one", ["reference"] = "ONE" }, new DatasetItem { ["word"] = "two", ["reference"] = "three" }], cancellationToken: Cancellation);

        var result = await client.EvaluateAsync(dataset, Shout, new EvaluationOptions
        {
            Metrics = [new SameText()],
            ScoringFunctions = [ScoringFunction.Of(Length)],
            ExperimentName = "shouting",
            ExperimentConfig = new JsonObject { ["model"] = "none" },
            ExperimentTags = ["quick"],
        }, Cancellation);

        Assert.Equal("shouting", result.ExperimentName);
        Assert.Equal(2, result.ItemCount);
        Assert.Equal(2, result.TestResults.Count);
        Assert.Equal(2, result.RunCount);
        var first = result.TestResults.Single(test => (string?)test.TestCase.DatasetItem["word"] == "one");
        Assert.Equal(["same_text 1", "length 3"], first.ScoreResults.Select(score => $"{score.Name} {score.Value}"));
        Assert.Equal("ONE", (string?)first.TestCase.TaskOutput["output"]);
        Assert.NotNull(result.ExperimentUrl);

        var stored = await StoredExperiment.ReadAsync(server, project, result.ExperimentId, Cancellation);
        Assert.Equal(2, stored.Traces.Count);
        Assert.All(stored.Traces, trace => Assert.Equal("evaluation_task(Shout(inner) metrics_calculation(same_text_arg_validation same_text Length))", stored.Tree(trace)));
        Assert.All(stored.Traces.Concat(stored.Spans), entity => Assert.Equal("experiment", (string?)entity["source"]));
        Assert.Equal(new() { ["same_text"] = 0.5, ["length"] = 3 }, stored.Means());
        Assert.Equal("none", (string?)stored.Experiment["metadata"]!["model"]);
        Assert.Equal(2, (int)stored.Experiment["trace_count"]!);
        Assert.Equal("completed", (string?)stored.Experiment["status"]);

        Dictionary<string, object?> Shout(DatasetItem item) => client.Track("inner", _ => new Dictionary<string, object?> { ["output"] = ((string)item["word"]!).ToUpperInvariant() });
        static ScoreResult Length(DatasetItem item, JsonObject output) => new("length", ((string)output["output"]!).Length);
    }
}
