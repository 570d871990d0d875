using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Evaluation.Results;
using Opik.Experiments;

namespace Opik.Evaluation.Resume;

/// <summary>Runs that an experiment has already, as results.</summary>
internal static class StoredRuns
{
    private static readonly ExperimentReading All = new() { MaxResults = int.MaxValue };

    /// <summary>The runs whose task gave something; runs that failed or never ended have no output.</summary>
    public static async Task<IReadOnlyList<ExperimentItem>> ReadAsync(Experiment experiment, CancellationToken cancellationToken) =>
        [.. (await experiment.GetItemsAsync(All, cancellationToken).ConfigureAwait(false)).Where(run => run.Output is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) })];

    /// <summary>What a run gave, with the scores that are stored.</summary>
    /// <param name="run">The run.</param>
    /// <param name="trialId">Its number; which one it was is not stored.</param>
    public static TestResult ToResult(ExperimentItem run, int trialId)
    {
        var (item, output) = (ItemOf(run), OutputOf(run));
        return new TestResult
        {
            TestCase = new TestCase { TraceId = run.TraceId, DatasetItemId = run.DatasetItemId.ToString(), DatasetItem = item, TaskOutput = output },
            ScoreResults = [.. run.FeedbackScores.Select(score => new ScoreResult(score.Name, (double)score.Value) { Reason = score.Reason, CategoryName = score.CategoryName })],
            TrialId = trialId,
        };
    }

    /// <summary>The item of a run.</summary>
    public static DatasetItem ItemOf(ExperimentItem run)
    {
        run.DatasetItemData["id"] = run.DatasetItemId.ToString();
        return new DatasetItem(run.DatasetItemData) { Id = run.DatasetItemId };
    }

    /// <summary>The output of a run; what is no object is <c>{"output": value}</c>.</summary>
    public static JsonObject OutputOf(ExperimentItem run) => run.Output switch
    {
        { ValueKind: JsonValueKind.Object } output => JsonObject.Create(output)!,
        { } value => new JsonObject { ["output"] = JsonNode.Parse(value.GetRawText()) },
        null => [],
    };
}
