using System.Diagnostics.CodeAnalysis;

namespace Opik.Storage.Sqlite;

/// <summary>Which traces a write changed, by project, as far as a change names them: a page with other rows has nothing to load again.</summary>
internal sealed class ChangedTraces
{
    // Null: not known, or too many.
    private readonly Dictionary<long, HashSet<Guid>?> _projects = [];

    /// <summary>Something changed in a project that is not said to be of a trace.</summary>
    public void AddUnknown(long project) => _projects[project] = null;

    /// <summary>The traces of changed rows.</summary>
    public void Add(List<RowChange<TraceFacts>> traces, List<RowChange<SpanFacts>> spans)
    {
        foreach (var (old, now) in traces)
            Add((now ?? old)!.Project, (now ?? old)!.Id);
        foreach (var (old, now) in spans)
        {
            Add((now ?? old)!.Project, (now ?? old)!.TraceId);
            // A span that goes to another trace changes both.
            if (old is not null && now is not null && old.TraceId != now.TraceId)
                Add(old.Project, old.TraceId);
        }
    }

    /// <summary>The traces of a project; null where they are not known.</summary>
    public IReadOnlySet<Guid>? Of(long project) => _projects.GetValueOrDefault(project);

    private void Add(long project, Guid trace)
    {
        if (!Known(project, out var traces))
            return;
        traces.Add(trace);
        if (traces.Count > TelemetryChange.MaxTraceIds)
            _projects[project] = null;
    }

    private bool Known(long project, [NotNullWhen(true)] out HashSet<Guid>? traces)
    {
        if (!_projects.TryGetValue(project, out traces))
            _projects.Add(project, traces = []);
        return traces is not null;
    }
}
