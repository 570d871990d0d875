using Opik.Server.Features.RowSelections;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions.Actions;

/// <summary>Puts traces or threads into an annotation queue.</summary>
internal sealed class QueueRows(IAnnotationQueues queues, IAnnotationQueueItems items) : IBulkAction
{
    public BulkActionType Type => BulkActionType.AddToQueue;

    public int PieceSize => 500;

    public async Task CheckAsync(Scope scope, BulkActionBody request, CancellationToken cancellationToken)
    {
        var queue = await queues.GetAsync(scope, request.QueueId!.Value, cancellationToken) ?? throw ApiException.NotFound("Annotation queue not found");
        if (queue.Queue.Scope != request.Scored || queue.Queue.ProjectId != request.Rows!.ProjectId)
            throw ApiException.BadRequest("The annotation queue is for another kind of entity or another project");
    }

    public Task ApplyAsync(Job job, BulkActionBody request, IReadOnlyList<SelectedRow> rows, long done, CancellationToken cancellationToken) =>
        items.AddAsync(job.Scope, request.QueueId!.Value, [.. rows.Select(row => row.Id)], cancellationToken);
}
