using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Datasets;
using Opik.Evaluation;
using Opik.Evaluation.Functions;
using Opik.Evaluation.Matching;
using Opik.Evaluation.Overlap;
using Opik.Evaluation.Results;
using Opik.Evaluation.Safety;
using Opik.Evaluation.Scoring;
using Opik.Evaluation.Spans;
using Opik.Prompts;

namespace Opik.EndToEnd.Tests.EvaluationParity;

/// <summary>The evaluation of <c>evaluation_parity.py</c>, over the dataset that it made.</summary>
internal sealed class EvaluationProgram(OpikClient client)
{
    public async Task<EvaluationResult> RunAsync(CancellationToken cancellationToken)
    {
        var dataset = await client.Datasets.GetAsync("answers", cancellationToken: cancellationToken);
        var prompt = await client.Prompts.GetAsync("ask", cancellationToken: cancellationToken);
        return await client.EvaluateAsync(dataset, answer_task, new EvaluationOptions
        {
            Metrics =
            [
                new EqualsMetric(),
                new EqualsMetric(new MatchingOptions { IsCaseSensitive = true, Name = "equals_exactly" }),
                new ContainsMetric(),
                new RegexMatchMetric(@"city \d+"),
                new IsJsonMetric(),
                new LevenshteinRatioMetric(),
                new ToneMetric(),
                new PromptInjectionMetric(),
                new Broken(),
            ],
            ScoringFunctions = [ScoringFunction.Of(words), ScoringFunction.Of(steps)],
            ExperimentName = "parity of .NET",
            ExperimentConfig = new JsonObject { ["model"] = "none", ["temperature"] = 0.5 },
            ExperimentTags = ["parity"],
            Prompts = [prompt!],
            ScoringKeyMapping = new ScoringKeyMapping { { "reference", "expected" } },
            ExperimentScoringFunctions = [(results, _) => ValueTask.FromResult<IReadOnlyList<ScoreResult>>([new ScoreResult("runs", results.Count)])],
            TrialCount = 2,
        }, cancellationToken);
    }

#pragma warning disable IDE1006 // The names of the Python functions are the names of spans.
    private JsonObject answer_task(DatasetItem item)
    {
        client.Track("lookup", _ => new[] { "first", "second" }, new SpanOptions { Type = SpanType.Tool, Input = new JsonObject { ["question"] = item["question"]?.DeepClone() } });
        return new JsonObject { ["output"] = item["answer"]?.DeepClone(), ["confidence"] = 0.25 };
    }

    private static ScoreResult words(DatasetItem item, JsonObject output) =>
        new("words", ((string)output["output"]!).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length) { Reason = $"item {item["number"]}" };

    private static ScoreResult steps(TaskSpan span) => new("steps", span.Spans.Count);
#pragma warning restore IDE1006

    private sealed class Broken() : Metric("broken")
    {
        public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output")];

        protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => throw new InvalidOperationException("no luck");
    }
}
