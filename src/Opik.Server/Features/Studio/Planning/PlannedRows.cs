using System.Text.Json.Nodes;
using Opik.Optimizer;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Planning;

/// <summary>Chooses the rows of a run, and reads them again when it begins.</summary>
internal sealed class PlannedRows(IDatasetItemReads items)
{
    /// <summary>Rows of a run at most.</summary>
    public const int Most = 1000;

    /// <summary>All rows of a version, or some drawn by lot, in the order of the dataset; and how many there are.</summary>
    public async Task<(IReadOnlyList<OptimizationRow> Rows, long Total)> ChooseAsync(Scope scope, DatasetVersion version, int? count, int seed, CancellationToken cancellationToken)
    {
        var (chosen, total, lots, most) = (new List<(long Place, OptimizationRow Row)>(), 0L, new Random(seed), count ?? Most);
        await foreach (var item in items.EnumerateAsync(scope, version.DatasetId, version.Hash, [], cancellationToken))
        {
            total++;
            if (chosen.Count < most)
            {
                chosen.Add((total, Row(item)));
                continue;
            }

            // Every row has the same chance (Vitter's algorithm R), and only those that are chosen are kept.
            var place = lots.NextInt64(total);
            if (place < most)
                chosen[(int)place] = (total, Row(item));
        }

        return ([.. chosen.OrderBy(static each => each.Place).Select(static each => each.Row)], total);
    }

    /// <summary>The rows of a plan that are still there.</summary>
    /// <exception cref="EntityNotFoundException">The dataset, or its version, is gone.</exception>
    public async Task<IReadOnlyList<OptimizationRow>> ReadAsync(Scope scope, StudioPlan plan, CancellationToken cancellationToken)
    {
        var places = plan.Rows.Select(static (id, place) => (id, place)).ToDictionary(static pair => pair.id, static pair => pair.place);
        var found = new List<OptimizationRow>();
        await foreach (var item in items.EnumerateAsync(scope, plan.DatasetId, plan.Version, [], cancellationToken))
        {
            if (places.ContainsKey(item.Id))
                found.Add(Row(item));
        }

        return [.. found.OrderBy(row => places[row.Id])];
    }

    private static OptimizationRow Row(DatasetItem item) => new(item.Id, JsonNode.Parse(item.Data.Utf8.Span) as JsonObject ?? []);
}
