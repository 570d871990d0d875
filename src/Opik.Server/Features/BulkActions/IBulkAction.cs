using Opik.Server.Features.RowSelections;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions;

/// <summary>Does one kind of thing to some rows at a time. It may meet the same rows twice, after a crash.</summary>
internal interface IBulkAction
{
    /// <summary>What it does.</summary>
    BulkActionType Type { get; }

    /// <summary>Rows of one piece: what the writer takes in one turn without others noticing.</summary>
    int PieceSize { get; }

    /// <summary>404 or 400 when what the request names beside the rows is not there.</summary>
    Task CheckAsync(Scope scope, BulkActionBody request, CancellationToken cancellationToken);

    /// <summary>Applies it to a piece; <paramref name="done"/> rows came before.</summary>
    Task ApplyAsync(Job job, BulkActionBody request, IReadOnlyList<SelectedRow> rows, long done, CancellationToken cancellationToken);
}
