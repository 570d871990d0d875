using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Opik.Extensions.AI.Evaluation.Reporting;

namespace Opik.Evaluation.Tests.ExtensionsAI;

public sealed class OpikResultStoreTests(RunningServer server)
{
    private static readonly DateTime Time = new(2026, 11, 20, 10, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Results_come_back_as_they_were_written()
    {
        await using var client = await server.ClientAsync($"store {Guid.NewGuid():N}");
        using var store = new OpikResultStore(client, $"scenarios {Guid.NewGuid():N}");
        var written = Result("greeting", "1", "monday");

        await store.WriteResultsAsync([written], Stop);
        var read = Assert.Single(await store.ReadResultsAsync(cancellationToken: Stop).ToListAsync(Stop));

        Assert.Equal((written.ScenarioName, written.IterationName, written.ExecutionName, written.CreationTime), (read.ScenarioName, read.IterationName, read.ExecutionName, read.CreationTime));
        Assert.Equal([(ChatRole.User, "Hello")], read.Messages.Select(message => (message.Role, message.Text)));
        Assert.Equal(("Hi.", "model-1", 7), (read.ModelResponse.Text, read.ModelResponse.ModelId, read.ModelResponse.Usage!.TotalTokenCount));
        Assert.Equal(["nightly"], read.Tags);
        var number = read.EvaluationResult.Get<NumericMetric>("relevance");
        Assert.Equal((4.5, "to the point", EvaluationRating.Good, false), (number.Value, number.Reason, number.Interpretation!.Rating, number.Interpretation.Failed));
        Assert.Equal("0.2 s", number.Metadata!["duration"]);
        Assert.Equal("a reference", ((TextContent)number.Context!["reference"].Contents.Single()).Text);
        Assert.Equal("too vague", read.EvaluationResult.Get<BooleanMetric>("polite").Diagnostics!.Single().Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_execution_is_an_experiment_and_its_metrics_are_scores()
    {
        await using var client = await server.ClientAsync($"store {Guid.NewGuid():N}");
        var dataset = $"scenarios {Guid.NewGuid():N}";
        using var store = new OpikResultStore(client, dataset);

        await Task.WhenAll(Enumerable.Range(1, 4).Select(i => store.WriteResultsAsync([Result("greeting", $"{i}", "parallel"), Result("parting", $"{i}", "parallel")], Stop).AsTask()));

        var experiment = Assert.Single(await client.Experiments.GetByNameAsync("parallel", cancellationToken: Stop), found => found.DatasetName == dataset);
        var items = await experiment.GetItemsAsync(cancellationToken: Stop);
        Assert.Equal(8, items.Count);
        Assert.Equal(2, items.Select(item => item.DatasetItemId).Distinct().Count());
        Assert.All(items, item => Assert.Equal([("polite", 1m), ("relevance", 4.5m)], item.FeedbackScores.Select(score => (score.Name, score.Value)).Order()));
    }

    [Fact(Timeout = 60_000)]
    public async Task Names_are_listed_newest_first_and_results_are_chosen_and_deleted_by_them()
    {
        await using var client = await server.ClientAsync($"store {Guid.NewGuid():N}");
        using var store = new OpikResultStore(client, $"scenarios {Guid.NewGuid():N}");
        Assert.Empty(await store.GetLatestExecutionNamesAsync(cancellationToken: Stop).ToListAsync(Stop));
        await store.WriteResultsAsync([Result("a", "1", "one"), Result("a", "2", "one"), Result("b", "1", "one")], Stop);
        await store.WriteResultsAsync([Result("a", "1", "one more")], Stop);

        Assert.Equal(["one more", "one"], await store.GetLatestExecutionNamesAsync(cancellationToken: Stop).ToListAsync(Stop));
        Assert.Equal(["one more"], await store.GetLatestExecutionNamesAsync(1, Stop).ToListAsync(Stop));
        Assert.Equal(["a", "b"], await store.GetScenarioNamesAsync("one", Stop).ToListAsync(Stop));
        Assert.Equal(["1", "2"], await store.GetIterationNamesAsync("one", "a", Stop).ToListAsync(Stop));

        await store.DeleteResultsAsync("one", "a", "1", Stop);
        Assert.Equal([("a", "2"), ("b", "1")], await store.ReadResultsAsync("one", cancellationToken: Stop).Select(result => (result.ScenarioName, result.IterationName)).ToListAsync(Stop));
        await store.DeleteResultsAsync("one", cancellationToken: Stop);
        Assert.Equal(["one more"], await store.GetLatestExecutionNamesAsync(cancellationToken: Stop).ToListAsync(Stop));
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_an_iteration_that_was_written_twice_the_newer_one_is_read()
    {
        await using var client = await server.ClientAsync($"store {Guid.NewGuid():N}");
        using var store = new OpikResultStore(client, $"scenarios {Guid.NewGuid():N}");
        await store.WriteResultsAsync([Result("a", "1", "twice", 1)], Stop);
        await store.WriteResultsAsync([Result("a", "1", "twice", 2)], Stop);

        var read = Assert.Single(await store.ReadResultsAsync("twice", "a", "1", Stop).ToListAsync(Stop));
        Assert.Equal(2, read.EvaluationResult.Get<NumericMetric>("relevance").Value);
    }

    private static ScenarioResult Result(string scenario, string iteration, string execution, double relevance = 4.5)
    {
        var number = new NumericMetric("relevance", relevance, "to the point") { Interpretation = new(EvaluationRating.Good, failed: false, "above 3") };
        number.AddOrUpdateMetadata("duration", "0.2 s");
        number.AddOrUpdateContext(new GivenContext("reference", "a reference"));
        var flag = new BooleanMetric("polite", true);
        flag.AddDiagnostics(EvaluationDiagnostic.Warning("too vague"));
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, "Hi.")) { ModelId = "model-1", Usage = new UsageDetails { TotalTokenCount = 7 } };
        return new ScenarioResult(scenario, iteration, execution, Time, [new(ChatRole.User, "Hello")], response, new EvaluationResult(number, flag)) { Tags = ["nightly"] };
    }

    private sealed class GivenContext(string name, string text) : EvaluationContext(name, [new TextContent(text)]);
}
