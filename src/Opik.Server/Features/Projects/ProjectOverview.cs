using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>A project in the overview: durations in milliseconds, cost in USD.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its description.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUpdatedAt">Last change of its name or description.</param>
/// <param name="LastTraceAt">Last write of a trace.</param>
/// <param name="Traces">Traces in the range.</param>
/// <param name="Errors">Those of them with an error.</param>
/// <param name="Avg">Average duration.</param>
/// <param name="P50">Median duration.</param>
/// <param name="P90">90 % take at most so long.</param>
/// <param name="P95">95 % take at most so long.</param>
/// <param name="P99">99 % take at most so long.</param>
/// <param name="Cost">Cost in the range.</param>
/// <param name="Tokens">Tokens in the range.</param>
/// <param name="Threads">Threads that the traces belong to.</param>
/// <param name="HasThreads">Whether it has any, in whatever range.</param>
/// <param name="GuardrailsFailed">Failed guardrail checks.</param>
/// <param name="AlertsFiring">Alerts that name the project, fire now and are not muted.</param>
/// <param name="Pinned">Whether the workspace keeps it at hand.</param>
/// <param name="FeedbackScores">Average of every score of the traces by name; null without any.</param>
/// <param name="Previous">Traces, cost and scores of the equal range before; null when neither range has traces.</param>
/// <param name="Estimated">True when counts are estimated from a sample.</param>
/// <param name="Series">Traces and errors over time; null without traces.</param>
internal sealed record ProjectOverview(
    Guid Id, string Name, string? Description, DateTime CreatedAt, DateTime LastUpdatedAt, DateTime? LastTraceAt, long Traces, long Errors,
    double? Avg, double? P50, double? P90, double? P95, double? P99, double Cost, long Tokens, long Threads, bool HasThreads, long GuardrailsFailed, int AlertsFiring, bool Pinned,
    IReadOnlyDictionary<string, double>? FeedbackScores, ProjectOverview.Before? Previous, bool Estimated, ProjectOverview.Traffic? Series)
{
    public static ProjectOverview Of(ProjectView project, ProjectFigures? figures, ProjectTraffic? traffic, bool hasThreads, int alertsFiring, bool pinned)
    {
        var (numbers, series) = (figures ?? new ProjectFigures(), traffic is null ? null : new Traffic(traffic.Start, (long)traffic.Step.TotalSeconds, traffic.Traces, traffic.Errors));
        return new(
            project.Id, project.Name, project.Description, project.CreatedAt, project.LastUpdatedAt, project.LastUpdatedTraceAt, numbers.Traces, numbers.Errors,
            numbers.Average, numbers.P50, numbers.P90, numbers.P95, numbers.P99, numbers.Cost, numbers.Tokens, traffic?.Threads ?? 0, hasThreads, traffic?.GuardrailsFailed ?? 0, alertsFiring, pinned,
            traffic is { Scores.Count: > 0 } ? traffic.Scores : null, figures is null ? null : new Before(figures.TracesBefore, figures.CostBefore, traffic is { ScoresBefore.Count: > 0 } ? traffic.ScoresBefore : null), numbers.Estimated, series);
    }

    /// <summary>The equal range before.</summary>
    internal sealed record Before(long Traces, double Cost, IReadOnlyDictionary<string, double>? FeedbackScores);

    /// <summary>Columns over time, one entry per interval.</summary>
    internal sealed record Traffic(DateTime Start, long StepSeconds, IReadOnlyList<long> Traces, IReadOnlyList<long> Errors);
}
