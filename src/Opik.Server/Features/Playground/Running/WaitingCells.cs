using System.Runtime.CompilerServices;
using Opik.Contracts;
using Opik.Server.Features.ExperimentRuns;
using Opik.Storage;

namespace Opik.Server.Features.Playground.Running;

/// <summary>Finds what is left to do of a run, row by row, together with the items of its dataset.</summary>
internal sealed class WaitingCells(IPlaygroundRuns runs, IDatasetItemReads items)
{
    /// <summary>Rows read at a time.</summary>
    private const int Piece = 200;

    public async IAsyncEnumerable<WaitingCell> FindAsync(Scope scope, Guid run, PlaygroundPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var source = Items(scope, plan, cancellationToken).GetAsyncEnumerator(cancellationToken);
        DatasetItem? item = null;
        for (var from = 0L; await runs.GetRowsAsync(scope, run, from, Piece, cancellationToken) is { Count: > 0 } rows; from += Piece)
        {
            var known = (await runs.GetCellsAsync(scope, run, from, Piece, cancellationToken)).ToDictionary(static cell => (cell.Position, cell.Variant));
            foreach (var row in rows)
            {
                for (var variant = 0; variant < plan.Run.Variants.Count; variant++)
                {
                    var cell = known.GetValueOrDefault((row.Position, variant));
                    if (cell is { State: not PlaygroundCellState.Waiting })
                        continue;
                    item = plan.Run.DatasetId is null ? PlaygroundRequests.Manual(row.ItemId, row.Data) : await AtAsync(source, item, row.ItemId);
                    yield return new WaitingCell(row, variant, new RunUnit(plan.Run.Variants[variant], item, row.Number, cell?.Attempt ?? 0));
                }
            }
        }
    }

    private IAsyncEnumerable<DatasetItem> Items(Scope scope, PlaygroundPlan plan, CancellationToken cancellationToken) =>
        plan.Run.DatasetId is { } dataset
            ? items.EnumerateAsync(scope, dataset, plan.Run.VersionHash, FilterParser.Parse(plan.Run.Filters, FilterFields.DatasetItems), cancellationToken)
            : AsyncEnumerable.Empty<DatasetItem>();

    // Rows were made in the order in which the items are read again: each is ahead, or the one at hand.
    private static async Task<DatasetItem> AtAsync(IAsyncEnumerator<DatasetItem> source, DatasetItem? last, Guid wanted)
    {
        if (last?.Id == wanted)
            return last;
        while (await source.MoveNextAsync())
        {
            if (source.Current.Id == wanted)
                return source.Current;
        }

        throw new EntityNotFoundException($"Item {wanted:D} is no longer in the dataset: run again over what is there");
    }
}
