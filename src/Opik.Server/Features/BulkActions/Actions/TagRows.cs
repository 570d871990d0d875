using Opik.Contracts;
using Opik.Server.Features.RowSelections;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions.Actions;

/// <summary>Adds and removes tags.</summary>
internal sealed class TagRows(ITraceWrites traces, ISpanWrites spans, IThreadWrites threads, SelectedRows selected) : IBulkAction
{
    public BulkActionType Type => BulkActionType.Tag;

    public int PieceSize => 200;

    public Task CheckAsync(Scope scope, BulkActionBody request, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ApplyAsync(Job job, BulkActionBody request, IReadOnlyList<SelectedRow> rows, long done, CancellationToken cancellationToken)
    {
        List<Guid> ids = [.. rows.Select(row => row.Id)];
        return request.Entity switch
        {
            RowKind.Traces => traces.PatchManyAsync(job.Scope, ids, new TracePatch { TagsToAdd = request.TagsToAdd, TagsToRemove = request.TagsToRemove }, mergeTags: false, cancellationToken),
            RowKind.Spans => spans.PatchManyAsync(job.Scope, ids, new SpanPatch { TagsToAdd = request.TagsToAdd, TagsToRemove = request.TagsToRemove }, mergeTags: false, cancellationToken),
            RowKind.Threads => threads.PatchTagsManyAsync(job.Scope, ids, new TagsPatch { TagsToAdd = request.TagsToAdd, TagsToRemove = request.TagsToRemove }, cancellationToken),
            _ => ((ITaggedRows)selected.Of(request.Entity!.Value)).TagAsync(job.Scope, ids, request.TagsToAdd, request.TagsToRemove, cancellationToken),
        };
    }
}
