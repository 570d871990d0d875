using Opik.Server.Features.RowSelections;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions.Actions;

/// <summary>Deletes rows with all that belongs to them.</summary>
internal sealed class DeleteRows(ITraceWrites traces, ISpanWrites spans, IThreadWrites threads, SelectedRows selected) : IBulkAction
{
    public BulkActionType Type => BulkActionType.Delete;

    // A trace takes its spans along, a thread its traces.
    public int PieceSize => 25;

    public Task CheckAsync(Scope scope, BulkActionBody request, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ApplyAsync(Job job, BulkActionBody request, IReadOnlyList<SelectedRow> rows, long done, CancellationToken cancellationToken)
    {
        var project = request.Rows!.ProjectId!.Value;
        return request.Entity switch
        {
            RowKind.Traces => traces.DeleteAsync(job.Scope, [.. rows.Select(row => row.Id)], project, cancellationToken),
            RowKind.Spans => spans.DeleteAsync(job.Scope, [.. rows.Select(row => row.Id)], cancellationToken),
            RowKind.Threads => threads.DeleteAsync(job.Scope, project, [.. rows.Select(row => row.ThreadId!)], cancellationToken),
            _ => selected.Of(request.Entity!.Value).DeleteAsync(job.Scope, request.Rows, [.. rows.Select(row => row.Id)], cancellationToken),
        };
    }
}
