using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads the rows of a page of a comparison: items with their runs.</summary>
internal sealed class ComparisonRows(ComparisonScope scope, bool previews)
{
    private const string RunsSql = $"""
        SELECT {ExperimentItemRow.Columns} FROM experiment_item i INDEXED BY experiment_item_run CROSS JOIN experiment e ON e.key = i.experiment
        WHERE i.experiment = ?1 AND i.dataset_item = ?2 ORDER BY i.id
        """;

    private readonly RunReader _runs = new(scope.Context, previews ? PayloadParts.None : PayloadParts.Input | PayloadParts.Output | PayloadParts.Metadata, previews);
    private readonly Dictionary<long, SuitePasses> _passes = [];

    /// <summary>The row of an item.</summary>
    public ComparedItem Read(Guid id)
    {
        var item = scope.ItemSeq(id) is { } seq ? ItemReader.Read(scope.Context.Session, scope.DatasetId, [seq]).FirstOrDefault() : null;
        var runs = new List<ExperimentRun>();
        var summaries = new Dictionary<Guid, RunSummary>();
        foreach (var experiment in scope.Experiments)
        {
            var own = Items(experiment.Key, id).ConvertAll(_runs.Read);
            runs.AddRange(own);
            if (own.Count > 0 && (experiment.IsSuite || own.Exists(run => run.Assertions is not null)))
                summaries.Add(experiment.Id, Summary(experiment, id, own));
        }

        return new ComparedItem { Id = id, DatasetId = scope.DatasetId, Item = item, Runs = runs, Summaries = summaries };
    }

    private List<ExperimentItem> Items(long experiment, Guid item)
    {
        var items = new List<ExperimentItem>();
        var row = scope.Context.Session.Prepare(RunsSql).Bind(1, experiment).Bind(2, item);
        while (row.Step())
            items.Add(ExperimentItemRow.Read(scope.Context, row));
        row.Reset();
        return items;
    }

    private RunSummary Summary(ComparedExperiment experiment, Guid item, List<ExperimentRun> runs)
    {
        if (!_passes.TryGetValue(experiment.Key, out var passes))
            _passes.Add(experiment.Key, passes = new SuitePasses(scope.Context, scope.Dataset, experiment.Version));
        var passed = runs.Count(run => run.Passed != false);
        return new RunSummary(passed, runs.Count, passed >= passes.Threshold(item, runs[0].Item.Id));
    }
}
