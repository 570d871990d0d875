using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Turns what the interfaces ask for into requests; null when the project has no data at all.</summary>
internal sealed class StatsRequests(SqliteTelemetry telemetry, SqliteSession session, Scope scope)
{
    /// <summary>Traces.</summary>
    public StatsRequest? Of(TraceQuery query) =>
        Keys(query.ProjectId) is not { } keys ? null
        : Rows(
            StatsEntity.Trace, keys, query.AnnotationQueueId is { } queue ? [.. query.Filters, QueueConditions.Of(queue)] : query.Filters, query.Search, query.FromTime, query.ToTime);

    /// <summary>Spans.</summary>
    public StatsRequest? Of(SpanQuery query)
    {
        if (Keys(query.ProjectId) is not { } keys)
            return null;
        var filters = query.Filters.ToList();
        if (query.TraceId is { } trace)
            filters.Add(new FilterClause("trace_id", FilterFieldType.StringExact, FilterOperator.Equal, null, trace.ToString()));
        if (query.Type is { } type)
            filters.Add(new FilterClause("type", FilterFieldType.Enum, FilterOperator.Equal, null, RowGroups.TypeName(type)));
        return Rows(StatsEntity.Span, keys, filters, query.Search, query.FromTime, query.ToTime);
    }

    /// <summary>Threads.</summary>
    public StatsRequest? Of(ThreadQuery query)
    {
        if (Keys(query.ProjectId) is not { } keys)
            return null;
        var selection = query.Filters.Count == 0 && string.IsNullOrWhiteSpace(query.Search) && query.AnnotationQueueId is null
            ? null
            : new ThreadSelection(telemetry, keys.Workspace, keys.Project, query);
        return new StatsRequest(StatsEntity.Thread, keys.Workspace, keys.Project, StatsWindow.Of(query.FromTime, query.ToTime), SourceSet.All, selection);
    }

    /// <summary>What a list of logs shows.</summary>
    public StatsRequest? Of(LogQuery query) => query.Entity switch
    {
        KpiEntity.Traces => Of(new TraceQuery { ProjectId = query.ProjectId, Filters = query.Filters, Search = query.Search, FromTime = query.From, ToTime = query.To }),
        KpiEntity.Spans => Of(new SpanQuery { ProjectId = query.ProjectId, Filters = query.Filters, Search = query.Search, FromTime = query.From, ToTime = query.To }),
        _ => Of(new ThreadQuery { ProjectId = query.ProjectId, Filters = query.Filters, Search = query.Search, FromTime = query.From, ToTime = query.To }),
    };

    /// <summary>Any entity of a project in a period.</summary>
    public StatsRequest? Of(StatsEntity entity, Guid project, IReadOnlyList<FilterClause> filters, DateTime? from, DateTime? to) => entity switch
    {
        StatsEntity.Trace => Of(new TraceQuery { ProjectId = project, Filters = filters, FromTime = from, ToTime = to }),
        StatsEntity.Span => Of(new SpanQuery { ProjectId = project, Filters = filters, FromTime = from, ToTime = to }),
        _ => Of(new ThreadQuery { ProjectId = project, Filters = filters, FromTime = from, ToTime = to }),
    };

    private StatsRequest Rows(StatsEntity entity, (long Workspace, long Project) keys, IReadOnlyList<FilterClause> filters, string? search, DateTime? from, DateTime? to)
    {
        var sources = SourceSet.Take(filters, out var others);
        // One type of span, the usual filter of lists, is counted apart.
        var type = others is [{ Field: "type", Operator: FilterOperator.Equal } only] && Enum.TryParse<SpanType>(only.Value, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : (SpanType?)null;
        var selection = others.Count == (type is null ? 0 : 1) && string.IsNullOrWhiteSpace(search)
            ? null
            : new RowSelection(
                telemetry, entity == StatsEntity.Trace ? EntityTable.Traces : EntityTable.Spans, keys.Workspace, keys.Project,
                new RowFilter { Clauses = filters, Search = search, From = from, To = to });
        return new StatsRequest(entity, keys.Workspace, keys.Project, StatsWindow.Of(from, to), sources, selection) { Type = type };
    }

    private (long Workspace, long Project)? Keys(Guid project) =>
        telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace && telemetry.Projects.Find(session, scope.WorkspaceId, project) is { } key ? (workspace, key) : null;
}
