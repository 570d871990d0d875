using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Server.Features.Projects;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Metrics;

/// <summary>The numbers of a project on the wire.</summary>
internal sealed record ProjectSummaryView(
    Guid? ProjectId,
    IReadOnlyList<ScoreAverage> FeedbackScores,
    Percentiles Duration,
    double TotalEstimatedCost,
    double TotalEstimatedCostSum,
    IReadOnlyDictionary<string, double> Usage,
    long TraceCount,
    long ThreadCount,
    long GuardrailsFailedCount,
    ErrorTrend ErrorCount)
{
    public static ProjectSummaryView Of(ProjectSummary summary) => new(
        summary.ProjectId,
        [.. summary.Traces.Scores.Select(score => new ScoreAverage(score.Key, score.Value))],
        summary.Traces.Duration ?? new Percentiles(0, 0, 0),
        summary.Traces.Cost,
        summary.Traces.CostSum,
        summary.Traces.Usage,
        summary.Traces.Count,
        summary.ThreadCount,
        summary.Traces.GuardrailsFailed,
        summary.Errors);

    /// <summary>The members of a project and those of its numbers in one object.</summary>
    public static JsonObject Merge(ProjectView project, ProjectSummary summary)
    {
        var whole = JsonSerializer.SerializeToNode(project, WireJson.Options)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(Of(summary) with { ProjectId = null }, WireJson.Options)!.AsObject())
            whole[name] = value?.DeepClone();
        return whole;
    }
}
