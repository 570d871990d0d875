using Opik.Server.Features.RowSelections;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions.Actions;

/// <summary>Turns rules or alerts on or off.</summary>
internal abstract class SwitchRows(BulkActionType type, SelectedRows selected) : IBulkAction
{
    public BulkActionType Type => type;

    public int PieceSize => 50;

    public Task CheckAsync(Scope scope, BulkActionBody request, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ApplyAsync(Job job, BulkActionBody request, IReadOnlyList<SelectedRow> rows, long done, CancellationToken cancellationToken) =>
        ((ISwitchedRows)selected.Of(request.Entity!.Value)).SwitchAsync(job.Scope, [.. rows.Select(row => row.Id)], type == BulkActionType.Enable, cancellationToken);
}
