using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Finds the dataset items of a comparison, in order.</summary>
internal sealed class ComparisonFinder(ComparisonScope scope, ComparisonQuery query)
{
    /// <summary>All items that match.</summary>
    public List<Guid> Find()
    {
        var runs = new RunConditions(scope, query);
        var items = new ItemConditions(scope, query);
        var matches = runs.IsTrivial ? All() : runs.Find();
        if (!items.IsTrivial)
            matches = items.Among(matches, runs.Searched);
        return Order(matches);
    }

    // An index walk per experiment: 100,000 runs are some tens of milliseconds, and need no sorting by SQLite.
    private Dictionary<Guid, SortValue> All()
    {
        var items = new Dictionary<Guid, SortValue>();
        foreach (var experiment in scope.Experiments)
        {
            var row = scope.Context.Session.Prepare("SELECT DISTINCT dataset_item FROM experiment_item INDEXED BY experiment_item_run WHERE experiment = ?1").Bind(1, experiment.Key);
            while (row.Step())
                items.TryAdd(row.Id(0), default);
            row.Reset();
        }

        return items;
    }

    // Ids are unique, so the order is total; items without a value come last in both directions.
    private List<Guid> Order(Dictionary<Guid, SortValue> matches)
    {
        var ids = matches.Keys.ToList();
        var sort = query.Sort;
        if (sort is null || sort is { Field: "id", Descending: true })
            ids.Sort(static (left, right) => right.CompareTo(left));
        else if (sort.Field == "id")
            ids.Sort();
        else
            ids.Sort((left, right) => matches[left].CompareTo(matches[right], sort.Descending) is var order and not 0 ? order : right.CompareTo(left));
        return ids;
    }
}
