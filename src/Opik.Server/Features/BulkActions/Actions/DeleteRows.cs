using Opik.Server.Features.RowSelections;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions.Actions;

/// <summary>Deletes traces, spans or threads with all that belongs to them.</summary>
internal sealed class DeleteRows(ITraceWrites traces, ISpanWrites spans, IThreadWrites threads) : IBulkAction
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
            _ => threads.DeleteAsync(job.Scope, project, [.. rows.Select(row => row.ThreadId!)], cancellationToken),
        };
    }
}
