using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>A project in the overview: durations in milliseconds, cost in USD.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its description.</param>
/// <param name="LastTraceAt">Last write of a trace.</param>
/// <param name="Traces">Traces in the range.</param>
/// <param name="Errors">Those of them with an error.</param>
/// <param name="P50">Median duration.</param>
/// <param name="P95">95 % take at most so long.</param>
/// <param name="Cost">Cost in the range.</param>
/// <param name="Previous">Traces and cost of the equal range before.</param>
/// <param name="Estimated">True when counts are estimated from a sample.</param>
/// <param name="Series">Traces and errors over time; null without traces.</param>
internal sealed record ProjectOverview(
    Guid Id, string Name, string? Description, DateTime? LastTraceAt, long Traces, long Errors, double? P50, double? P95, double Cost,
    ProjectOverview.Before? Previous, bool Estimated, ProjectOverview.Traffic? Series)
{
    /// <summary>A project without traces in the range.</summary>
    public static ProjectOverview Idle(ProjectView project) =>
        new(project.Id, project.Name, project.Description, project.LastUpdatedTraceAt, 0, 0, null, null, 0, null, false, null);

    public static ProjectOverview Of(ProjectView project, LogFigures figures, LogFigures before, LogHistogram histogram)
    {
        var totals = figures.Totals;
        var series = new Traffic(
            histogram.Start,
            (long)histogram.Step.TotalSeconds,
            [.. histogram.Intervals.Select(one => one.Count)],
            [.. histogram.Intervals.Select(one => one.Errors)]);
        return new(
            project.Id, project.Name, project.Description, project.LastUpdatedTraceAt, totals.Count, totals.Errors, totals.P50, totals.P95, totals.Cost,
            new Before(before.Totals.Count, before.Totals.Cost), figures.Precision.Estimated, totals.Count > 0 ? series : null);
    }

    /// <summary>The equal range before.</summary>
    internal sealed record Before(long Traces, double Cost);

    /// <summary>Columns over time, one entry per interval.</summary>
    internal sealed record Traffic(DateTime Start, long StepSeconds, IReadOnlyList<long> Traces, IReadOnlyList<long> Errors);
}
