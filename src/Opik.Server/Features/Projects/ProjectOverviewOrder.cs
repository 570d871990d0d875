using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>
/// The order of the overview. What has no value comes last in both directions, and equal ones stay in the order of their
/// latest traces.
/// </summary>
internal static class ProjectOverviewOrder
{
    private const string LastTrace = "last_trace_at";

    private static readonly Dictionary<string, Func<ProjectView, ProjectFigures, double?>> Values = new()
    {
        ["created_at"] = static (project, _) => project.CreatedAt.Ticks,
        ["last_updated_at"] = static (project, _) => project.LastUpdatedAt.Ticks,
        ["traces"] = static (_, numbers) => Some(numbers.Traces),
        ["errors"] = static (_, numbers) => numbers.Traces > 0 ? numbers.Errors : null,
        ["error_rate"] = static (_, numbers) => numbers.Traces > 0 ? (double)numbers.Errors / numbers.Traces : null,
        ["avg"] = static (_, numbers) => numbers.Average,
        ["p50"] = static (_, numbers) => numbers.P50,
        ["p90"] = static (_, numbers) => numbers.P90,
        ["p95"] = static (_, numbers) => numbers.P95,
        ["p99"] = static (_, numbers) => numbers.P99,
        ["cost"] = static (_, numbers) => Some(numbers.Cost),
        ["tokens"] = static (_, numbers) => Some(numbers.Tokens),
    };

    /// <summary>What the overview can be sorted by.</summary>
    public static SortFieldSet Fields { get; } = new(["name", LastTrace, .. Values.Keys]);

    /// <summary>Sorts projects that stand in the order of their latest traces.</summary>
    public static IEnumerable<ProjectView> Sort(IEnumerable<ProjectView> projects, IReadOnlyDictionary<Guid, ProjectFigures> figures, SortClause? sort)
    {
        if (sort?.Field is null or LastTrace)
            return sort is { Descending: false } ? projects.Reverse() : projects;
        if (sort.Field == "name")
            return Ordered(projects, static project => project.Name, StringComparer.OrdinalIgnoreCase, sort.Descending);
        var none = new ProjectFigures();
        var valued = projects.Select(project => (Project: project, Value: Values[sort.Field](project, figures.GetValueOrDefault(project.Id) ?? none))).ToList();
        return Ordered(valued.Where(one => one.Value is not null), static one => one.Value!.Value, Comparer<double>.Default, sort.Descending)
            .Concat(valued.Where(one => one.Value is null))
            .Select(one => one.Project);
    }

    private static IEnumerable<T> Ordered<T, TKey>(IEnumerable<T> all, Func<T, TKey> key, IComparer<TKey> comparer, bool descending) =>
        descending ? all.OrderByDescending(key, comparer) : all.OrderBy(key, comparer);

    private static double? Some(double value) => value > 0 ? value : null;
}
