using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Evaluation.DictItems;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Trials;
using Opik.Experiments;
using Opik.Prompts;
using Xunit;
using PromptMessage = Opik.Prompts.Chat.ChatMessage;

namespace Opik.Evaluation.Tests.Engine;

/// <summary>Prompts, items without a dataset, candidates of optimizations, and several evaluations at once.</summary>
public sealed class SiblingTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Prompt_is_filled_for_each_item_and_noted_with_its_model()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 2);
        using var model = new Parrot();

        var result = await bench.Client.EvaluatePromptAsync(
            bench.Dataset, [new PromptMessage("system", "Be brief."), new PromptMessage("user", "Say {{n}} and {{unknown}}")], JudgeModel.Of(model),
            new EvaluationOptions { ExperimentConfig = new JsonObject { ["temperature"] = 0 } }, Cancellation);

        Assert.Equal(["heard: Say 0 and {{unknown}}", "heard: Say 1 and {{unknown}}"], result.TestResults.Select(run => (string?)run.TestCase.TaskOutput["output"]).Order());
        var metadata = (await bench.StoredAsync(result.ExperimentId)).Experiment["metadata"]!;
        Assert.Equal(("parrot-1", "Say {{n}} and {{unknown}}", 0), ((string?)metadata["model"], (string?)metadata["prompt_template"]![1]!["content"], (int)metadata["temperature"]!));
    }

    [Fact(Timeout = 120_000)]
    public async Task Prompts_are_linked_with_experiment_and_traces()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 1);
        var prompt = await bench.Client.Prompts.CreateAsync("greeting", "Hello {{n}}", cancellationToken: Cancellation);

        var result = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { Prompts = [prompt] }, Cancellation);

        var stored = await bench.StoredAsync(result.ExperimentId);
        Assert.Equal("Hello {{n}}", (string?)stored.Experiment["metadata"]!["prompts"]!["greeting"]);
        Assert.Equal(prompt.VersionId.ToString(), (string?)stored.Experiment["prompt_versions"]![0]!["id"]);
        Assert.Equal("greeting", (string?)stored.Traces[0]["metadata"]!["opik_prompts"]![0]!["name"]);
        await Assert.ThrowsAsync<ArgumentException>(() => bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { Prompts = [new Prompt("loose", "text")] }, Cancellation));
    }

    [Fact(Timeout = 120_000)]
    public async Task Items_without_a_dataset_leave_traces_but_no_experiment()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 0);
        JsonObject[] items = [new() { ["n"] = 0, ["reference"] = "0" }, new() { ["n"] = 1, ["reference"] = "x" }];

        var result = await bench.Client.EvaluateOnDictItemsAsync(items, EvaluationBench.Echo, new DictItemsOptions { Metrics = [new SameText()] }, Cancellation);
        await bench.Client.FlushAsync(cancellationToken: Cancellation);

        Assert.Equal(["temp_item_0 1", "temp_item_1 0"], result.TestResults.Select(run => $"{run.TestCase.DatasetItemId} {run.ScoreResults[0].Value}"));
        Assert.Equal(0.5, result.Scores["same_text"].Mean);
        Assert.All(items, item => Assert.False(item.ContainsKey("id")));
        var stored = await bench.StoredAsync(null);
        Assert.Equal(2, stored.Traces.Count);
        Assert.All(stored.Traces, trace => Assert.Null(trace["experiment"]));
    }

    [Theory(Timeout = 120_000)]
    [InlineData(ExperimentType.Trial, "trial")]
    [InlineData(ExperimentType.MiniBatch, "mini-batch")]
    public async Task Candidate_of_an_optimization_is_an_experiment_of_its_type(ExperimentType type, string name)
    {
        await using var bench = await EvaluationBench.StartAsync(server, 1);
        var optimization = await bench.Client.Optimizations.CreateAsync(bench.Dataset.Name, "same_text", cancellationToken: Cancellation);

        var result = await bench.Client.EvaluateOptimizationTrialAsync(optimization.Id, bench.Dataset, Tasks.EvaluationTask.Of(EvaluationBench.Echo), new OptimizationTrialOptions { ExperimentType = type, Metrics = [new SameText()] }, Cancellation);

        var stored = await bench.StoredAsync(result.ExperimentId);
        Assert.Equal((name, optimization.Id.ToString()), ((string?)stored.Experiment["type"], (string?)stored.Experiment["optimization_id"]));
        Assert.All(stored.Traces.Concat(stored.Spans), entity => Assert.Equal("optimization", (string?)entity["source"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task Evaluations_at_the_same_time_do_not_mix()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 20);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(run => bench.Client.EvaluateAsync(
            bench.Dataset, async item => { await Task.Yield(); return new { output = $"{run}-{item["n"]}" }; }, new EvaluationOptions { Metrics = [new SameText()], TaskThreads = 4 }, Cancellation)));

        foreach (var (run, result) in results.Index())
        {
            Assert.Equal(20, result.TestResults.Count);
            Assert.All(result.TestResults, test => Assert.StartsWith($"{run}-", (string?)test.TestCase.TaskOutput["output"], StringComparison.Ordinal));
            var experiment = (await bench.StoredAsync(result.ExperimentId)).Experiment;
            Assert.Equal((20, 20), ((int)experiment["trace_count"]!, (int)experiment["dataset_item_count"]!));
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Project_of_the_dataset_wins_over_another_one()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 1);

        var result = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { ProjectName = "elsewhere" }, Cancellation);

        var stored = await bench.StoredAsync(result.ExperimentId);
        Assert.Equal((1, bench.Project), (stored.Traces.Count, (string?)stored.Experiment["project_name"]));
    }

    private sealed class Parrot : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, $"heard: {messages.Last().Text}")));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("test", null, "parrot-1") : null;

        public void Dispose()
        {
        }
    }
}
