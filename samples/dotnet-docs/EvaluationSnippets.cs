using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Datasets;
using Opik.Evaluation;
using Opik.Evaluation.DictItems;
using Opik.Evaluation.Functions;
using Opik.Evaluation.Matching;
using Opik.Evaluation.Overlap;
using Opik.Evaluation.Reports;
using Opik.Evaluation.Rescoring;
using Opik.Evaluation.Resume;
using Opik.Evaluation.Samplers;
using Opik.Evaluation.Scoring;
using Opik.Evaluation.Spans;
using Opik.Evaluation.Terminal;

namespace Opik.Samples.Docs;

/// <summary>Snippets of docs/dotnet/evaluation.md.</summary>
internal static class EvaluationSnippets
{
    public static async Task RunAsync(OpikClient client)
    {
        #region evaluate
        var dataset = await client.Datasets.GetOrCreateAsync("geography");
        await dataset.InsertAsync([
            new DatasetItem { ["question"] = "Capital of France?", ["reference"] = "Paris" },
            new DatasetItem { ["question"] = "Capital of Japan?", ["reference"] = "Tokyo" },
        ]);

        var result = await client.EvaluateAsync(dataset, AnswerAsync, new EvaluationOptions
        {
            Metrics = [new EqualsMetric(), new ContainsMetric()],
            ExperimentName = "geography, first try",
            ExperimentConfig = new JsonObject { ["model"] = "gpt-5-nano" },
        });

        Console.WriteLine($"{result.Scores["equals_metric"].Mean:0.00} {result.ExperimentUrl}");
        #endregion
        await MoreAsync(client, dataset, result.ExperimentId);
    }

    #region task
    private static async Task<Dictionary<string, object?>> AnswerAsync(DatasetItem item)
    {
        var answer = await new Agent().AnswerAsync((string)item["question"]!);
        return new Dictionary<string, object?> { ["output"] = answer };
    }
    #endregion

    private static async Task MoreAsync(OpikClient client, Dataset dataset, Guid experimentId)
    {
        #region functions
        var options = new EvaluationOptions
        {
            ScoringFunctions = [ScoringFunction.Of(Brevity), ScoringFunction.Of(ToolCalls)],
            ScoringKeyMapping = new ScoringKeyMapping { { "reference", "expected_answer" } },
            ExperimentScoringFunctions = [(runs, _) => ValueTask.FromResult<IReadOnlyList<ScoreResult>>([new("runs", runs.Count)])],
        };

        static ScoreResult Brevity(DatasetItem item, JsonObject output) => new("brevity", ((string)output["output"]!).Length < 80 ? 1 : 0);

        static ScoreResult ToolCalls(TaskSpan span) => new("tool_calls", span.SelfAndBelow().Count(each => each.Type == SpanType.Tool));
        #endregion

        #region selection
        var version = await dataset.GetVersionAsync("v1");
        var part = await client.EvaluateAsync(version, AnswerAsync, options with
        {
            DatasetFilter = "data.question contains \"France\"",
            Sampler = new RandomDatasetSampler(maxSamples: 100, seed: 7),
            TrialCount = 3,
            TaskThreads = 4,
        });
        foreach (var item in part.GroupByDatasetItem())
            Console.WriteLine($"{item.DatasetItemId}: {item.Scores["brevity"].StandardDeviation}");
        #endregion

        #region terminal
        await using var terminal = new EvaluationTerminal(TerminalVerbosity.Statistics);
        var shown = await client.EvaluateAsync(dataset, AnswerAsync, new EvaluationOptions { Metrics = [new ContainsMetric()], Progress = terminal });
        await terminal.WriteAsync(shown);
        await shown.WriteJsonAsync("reports/geography.json");
        await shown.WriteHtmlAsync("reports/geography.html");
        #endregion

        #region resume
        var whole = await client.EvaluateResumeAsync(experimentId, AnswerAsync, new ResumeOptions { Metrics = [new EqualsMetric(), new ContainsMetric()] });
        #endregion

        #region rescore
        var rescored = await client.EvaluateExperimentAsync(experimentId, new RescoringOptions { Metrics = [new LevenshteinRatioMetric()] });
        #endregion

        #region items
        JsonObject[] items = [new() { ["question"] = "Capital of Peru?", ["reference"] = "Lima" }];
        var quick = await client.EvaluateOnDictItemsAsync(items, AnswerAsync, new DictItemsOptions { Metrics = [new ContainsMetric()] });
        #endregion
        Console.WriteLine($"{whole.RunCount} {rescored.Scores.Count} {quick.Scores.Count}");
    }

    public static async Task PromptAsync(OpikClient client, Dataset dataset)
    {
        #region prompt
        var result = await client.EvaluatePromptAsync(
            dataset,
            [new("system", "Answer with one word."), new("user", "{{question}}")],
            model: "openai/gpt-5-nano",
            new EvaluationOptions { Metrics = [new ContainsMetric()] });
        #endregion
        Console.WriteLine(result.ExperimentName);
    }
}
