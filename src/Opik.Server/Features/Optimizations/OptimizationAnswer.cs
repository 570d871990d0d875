using Opik.Contracts;
using Opik.Server.Features.Studio.Planning;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Optimizations;

/// <summary>An optimization on the wire.</summary>
internal sealed record OptimizationAnswer
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string DatasetName { get; init; }

    public required Guid DatasetId { get; init; }

    public Guid? ProjectId { get; init; }

    public required string ObjectiveName { get; init; }

    public required OptimizationStatus Status { get; init; }

    public JsonText? Metadata { get; init; }

    [WrittenAs(typeof(StudioConfigBody), AsSent = true)]
    public JsonText? StudioConfig { get; init; }

    public ErrorInfo? ErrorInfo { get; init; }

    public required long NumTrials { get; init; }

    public IReadOnlyList<NamedScore>? FeedbackScores { get; init; }

    public IReadOnlyList<NamedScore>? ExperimentScores { get; init; }

    public required DateTime CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public required DateTime LastUpdatedAt { get; init; }

    public string? LastUpdatedBy { get; init; }

    public double? BaselineObjectiveScore { get; init; }

    public double? BestObjectiveScore { get; init; }

    public double? BaselineDuration { get; init; }

    public double? BestDuration { get; init; }

    public double? BaselineCost { get; init; }

    public double? BestCost { get; init; }

    public double? TotalOptimizationCost { get; init; }

    public static OptimizationAnswer Of(OptimizationView view)
    {
        var (optimization, totals) = view;
        return new OptimizationAnswer
        {
            Id = optimization.Id,
            Name = optimization.Name,
            DatasetName = optimization.DatasetName,
            DatasetId = optimization.DatasetId,
            ProjectId = optimization.ProjectId,
            ObjectiveName = optimization.ObjectiveName,
            Status = optimization.Status,
            Metadata = optimization.Metadata,
            StudioConfig = optimization.StudioConfig,
            ErrorInfo = optimization.ErrorInfo,
            NumTrials = totals.Trials,
            FeedbackScores = Scores(totals.FeedbackScores),
            ExperimentScores = Scores(totals.ExperimentScores),
            CreatedAt = optimization.CreatedAt,
            CreatedBy = optimization.CreatedBy,
            LastUpdatedAt = optimization.LastUpdatedAt,
            LastUpdatedBy = optimization.LastUpdatedBy,
            BaselineObjectiveScore = totals.Baseline?.Score,
            BestObjectiveScore = totals.Best?.Score,
            BaselineDuration = totals.Baseline?.Duration,
            BestDuration = totals.Best?.Duration,
            BaselineCost = totals.Baseline?.Cost,
            BestCost = totals.Best?.Cost,
            TotalOptimizationCost = totals.Cost,
        };
    }

    private static NamedScore[]? Scores(IReadOnlyDictionary<string, double> scores) =>
        scores.Count == 0 ? null : [.. scores.Select(score => new NamedScore(score.Key, score.Value))];
}
