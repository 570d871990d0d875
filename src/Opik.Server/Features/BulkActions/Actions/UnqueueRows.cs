using Opik.Server.Features.RowSelections;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions.Actions;

/// <summary>Takes traces or threads out of an annotation queue; what was judged stays.</summary>
internal sealed class UnqueueRows(IAnnotationQueues queues, IAnnotationQueueItems items) : IBulkAction
{
    public BulkActionType Type => BulkActionType.RemoveFromQueue;

    public int PieceSize => 500;

    public async Task CheckAsync(Scope scope, BulkActionBody request, CancellationToken cancellationToken)
    {
        if (await queues.GetAsync(scope, request.QueueId!.Value, cancellationToken) is null)
            throw ApiException.NotFound("Annotation queue not found");
    }

    public Task ApplyAsync(Job job, BulkActionBody request, IReadOnlyList<SelectedRow> rows, long done, CancellationToken cancellationToken) =>
        items.RemoveAsync(job.Scope, request.QueueId!.Value, [.. rows.Select(row => row.Id)], cancellationToken);
}
