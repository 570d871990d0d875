using System.Runtime.CompilerServices;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Reading;
using Opik.Server.Features.RowSelections;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Server.Features.Spans;
using Opik.Server.Features.Threads;
using Opik.Server.Features.Traces;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.RowExports;

/// <summary>
/// Reads the rows of an export in pieces. Newest first it goes by cursor, and memory does not grow; in another order, or of
/// named rows, the ids are known first.
/// </summary>
internal sealed class ExportedRows(ITraceReads traces, ISpanReads spans, IThreadReads threads, SelectedRows selected)
{
    /// <summary>Rows of a file that is not newest first: their ids are held, 16 bytes each.</summary>
    public const int MostSorted = 1_000_000;

    private const int Piece = 100;

    /// <summary>The rows, each as what writes its members.</summary>
    public IAsyncEnumerable<Action<Utf8JsonWriter>> ReadAsync(
        Scope scope, RowKind kind, RowSelection selection, SortClause? sort, ReadShape shape, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case RowKind.Traces:
                var ofTraces = selection.ToTraces() with { Sort = sort, Payload = shape.Payload, Exclude = shape.Exclude };
                return ReadAsync(
                    selection, sort,
                    (below, size) => traces.ReadAsync(scope, ofTraces with { LastRetrievedId = below, Size = size }, cancellationToken),
                    most => traces.FindIdsAsync(scope, ofTraces, most, cancellationToken),
                    ids => traces.GetManyAsync(scope, ofTraces, ids, cancellationToken),
                    static view => view.Trace.Id, shape, TraceJson.Write, cancellationToken);
            case RowKind.Spans:
                var ofSpans = selection.ToSpans() with { Sort = sort, Payload = shape.Payload, Exclude = shape.Exclude };
                return ReadAsync(
                    selection, sort,
                    (below, size) => spans.ReadAsync(scope, ofSpans with { LastRetrievedId = below, Size = size }, cancellationToken),
                    most => spans.FindIdsAsync(scope, ofSpans, most, cancellationToken),
                    ids => spans.GetManyAsync(scope, ofSpans, ids, cancellationToken),
                    static view => view.Span.Id, shape, SpanJson.Write, cancellationToken);
            case RowKind.Threads:
                var ofThreads = selection.ToThreads() with { Sort = sort, Messages = shape.Has("first_message") || shape.Has("last_message"), Queues = shape.Has("annotation_queues") };
                return ReadAsync(
                    selection, sort,
                    (below, size) => threads.ReadAsync(scope, ofThreads with { LastRetrievedModelId = below, Size = size }, cancellationToken),
                    most => threads.FindIdsAsync(scope, ofThreads, most, cancellationToken),
                    ids => threads.GetManyAsync(scope, ofThreads, ids, cancellationToken),
                    static view => view.ModelId, shape, ThreadJson.Write, cancellationToken);
            default:
                var list = selected.Of(kind);
                return ReadAsync(
                    selection, sort,
                    (below, size) => list.ReadAsync(scope, selection, new ListPart(below, null), size, cancellationToken),
                    most => list.FindIdsAsync(scope, selection, sort, most, cancellationToken),
                    async ids => InOrder(ids, await list.ReadAsync(scope, selection, new ListPart(null, ids), ids.Count, cancellationToken)),
                    static row => row.Id, shape, static (writer, row, _) => row.Write(writer), cancellationToken);
        }
    }

    private static async IAsyncEnumerable<Action<Utf8JsonWriter>> ReadAsync<T>(
        RowSelection selection, SortClause? sort,
        Func<Guid?, int, Task<IReadOnlyList<T>>> below, Func<int, Task<IReadOnlyList<Guid>>> find, Func<IReadOnlyList<Guid>, Task<IReadOnlyList<T>>> many,
        Func<T, Guid> id, ReadShape shape, Action<Utf8JsonWriter, T, ReadShape> write, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var except = selection.Except?.ToHashSet() ?? [];
        if (selection.Ids is not null || sort is not null)
        {
            foreach (var piece in (selection.Ids ?? await SortedAsync(find)).Where(one => !except.Contains(one)).Chunk(Piece))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var row in await many(piece))
                    yield return writer => write(writer, row, shape);
            }

            yield break;
        }

        Guid? cursor = null;
        while (await below(cursor, Piece) is { Count: > 0 } rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            cursor = id(rows[^1]);
            foreach (var row in rows.Where(row => !except.Contains(id(row))))
                yield return writer => write(writer, row, shape);
        }
    }

    private static IReadOnlyList<EntityRow> InOrder(IReadOnlyList<Guid> ids, IReadOnlyList<EntityRow> rows)
    {
        var known = rows.ToDictionary(row => row.Id);
        return [.. ids.Where(known.ContainsKey).Select(id => known[id])];
    }

    private static async Task<IReadOnlyList<Guid>> SortedAsync(Func<int, Task<IReadOnlyList<Guid>>> find)
    {
        var ids = await find(MostSorted + 1);
        return ids.Count <= MostSorted
            ? ids
            : throw ApiException.Invalid($"More than {MostSorted:N0} rows can only be exported newest first: leave out sorting, or filter");
    }
}
