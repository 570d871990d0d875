using System.Collections.Frozen;
using Opik.Contracts;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Storage;

namespace Opik.Server.Features.RowSelections;

/// <summary>Walks over the rows of a selection, newest first, without their content.</summary>
internal sealed class SelectedRows(ITraceReads traces, ISpanReads spans, IThreadReads threads, IEnumerable<IEntityRows> entities)
{
    private static readonly FrozenSet<string> Derived = new[]
    {
        "feedback_scores", "span_feedback_scores", "comments", "experiment", "guardrails_validations", "annotation_queues", "usage", "total_estimated_cost",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<RowKind, IEntityRows> _entities = entities.ToDictionary(each => each.Kind);

    /// <summary>The list of entities of a kind that is not logged.</summary>
    public IEntityRows Of(RowKind kind) => _entities[kind];

    /// <summary>How many rows there are now, whether that is an estimate, and the newest of them; null: there is none.</summary>
    public async Task<(long Total, bool Estimated, Guid? Newest)> CountAsync(Scope scope, RowKind kind, RowSelection selection, CancellationToken cancellationToken)
    {
        if (selection.Ids is { } ids)
            return (ids.Count, false, null);
        if (!kind.IsLogged())
        {
            var (all, first) = await Of(kind).CountAsync(scope, selection, cancellationToken);
            return (Math.Max(0, all - (selection.Except?.Count ?? 0)), false, first);
        }

        var newest = await ReadAsync(scope, kind, selection, null, 1, cancellationToken);
        if (newest.Count == 0)
            return (0, false, null);
        var (total, estimated) = kind switch
        {
            RowKind.Traces => Count(await traces.FindAsync(scope, Light(selection.ToTraces()) with { Size = 1 }, cancellationToken)),
            RowKind.Spans => Count(await spans.FindAsync(scope, Light(selection.ToSpans()) with { Size = 1 }, cancellationToken)),
            _ => Count(await threads.FindAsync(scope, Light(selection.ToThreads()) with { Size = 1 }, cancellationToken)),
        };
        return (Math.Max(0, total - (selection.Except?.Count ?? 0)), estimated, newest[0].Id);
    }

    /// <summary>
    /// Rows below <paramref name="below"/> (null: from the newest), at most <paramref name="size"/>; empty at the end. Exceptions
    /// are among them.
    /// </summary>
    public async Task<IReadOnlyList<SelectedRow>> ReadAsync(Scope scope, RowKind kind, RowSelection selection, Guid? below, int size, CancellationToken cancellationToken) => kind switch
    {
        RowKind.Traces => Rows(await traces.ReadAsync(scope, Light(selection.ToTraces()) with { LastRetrievedId = below, Size = size }, cancellationToken), static view => view.Trace.Id),
        RowKind.Spans => Rows(await spans.ReadAsync(scope, Light(selection.ToSpans()) with { LastRetrievedId = below, Size = size }, cancellationToken), static view => view.Span.Id),
        RowKind.Threads => Rows(await threads.ReadAsync(scope, Light(selection.ToThreads()) with { LastRetrievedModelId = below, Size = size }, cancellationToken), static view => view.ModelId, static view => view.ThreadId),
        _ => Rows(await Of(kind).ReadAsync(scope, selection, new ListPart(below, null), size, cancellationToken), static row => row.Id),
    };

    /// <summary>The rows of these ids that exist.</summary>
    public async Task<IReadOnlyList<SelectedRow>> ReadAsync(Scope scope, RowKind kind, RowSelection selection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => kind switch
    {
        RowKind.Traces => Rows(await traces.GetManyAsync(scope, Light(selection.ToTraces()), ids, cancellationToken), static view => view.Trace.Id),
        RowKind.Spans => Rows(await spans.GetManyAsync(scope, Light(selection.ToSpans()), ids, cancellationToken), static view => view.Span.Id),
        RowKind.Threads => Rows(await threads.GetManyAsync(scope, Light(selection.ToThreads()), ids, cancellationToken), static view => view.ModelId, static view => view.ThreadId),
        _ => Rows(await Of(kind).ReadAsync(scope, selection, new ListPart(null, ids), ids.Count, cancellationToken), static row => row.Id),
    };

    private static TraceQuery Light(TraceQuery query) => query with { Payload = PayloadParts.None, Exclude = Derived };

    private static SpanQuery Light(SpanQuery query) => query with { Payload = PayloadParts.None, Exclude = Derived };

    private static ThreadQuery Light(ThreadQuery query) => query with { Messages = false, Queues = false };

    private static (long Total, bool Estimated) Count<T>(Page<T> page) => (page.Total, page.TotalEstimated);

    private static List<SelectedRow> Rows<T>(IReadOnlyList<T> views, Func<T, Guid> id, Func<T, string>? thread = null) =>
        [.. views.Select(view => new SelectedRow(id(view), thread?.Invoke(view)))];
}
