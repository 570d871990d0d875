using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads how the items of a test suite did: facts of runs only, no payload of a trace.</summary>
internal sealed class SuiteReader(ComparisonScope scope, ComparedExperiment experiment)
{
    private const string RunsSql = "SELECT i.dataset_item, i.id, i.trace FROM experiment_item i INDEXED BY experiment_item_run WHERE i.experiment = ?1 ORDER BY i.dataset_item DESC, i.id";

    private readonly List<string> _assertions = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, (List<int> Held, List<int> Failed)> _judged = [];

    /// <summary>All items that were run.</summary>
    public SuiteOutcome Read()
    {
        var passes = new SuitePasses(scope.Context, scope.Dataset, experiment.Version);
        passes.Items(experiment.Key, isSuite: true, Note);
        var items = new List<(Guid Id, List<SuiteRunOutcome> Runs, Guid First)>();
        var row = scope.Context.Session.Prepare(RunsSql).Bind(1, experiment.Key);
        while (row.Step())
        {
            if (items.Count == 0 || items[^1].Id != row.Id(0))
                items.Add((row.Id(0), [], row.Id(1)));
            var (held, failed) = _judged.GetValueOrDefault(row.Id(1), ([], []));
            items[^1].Runs.Add(new SuiteRunOutcome(row.Id(2), held, failed));
        }

        row.Reset();
        return new SuiteOutcome(_assertions, items.ConvertAll(item => new SuiteItemOutcome(item.Id, Preview(item.Id), (int)passes.Threshold(item.Id, item.First), item.Runs)));
    }

    private void Note(Guid run, string assertion, bool held)
    {
        if (!_places.TryGetValue(assertion, out var place))
        {
            _places.Add(assertion, place = _assertions.Count);
            _assertions.Add(assertion);
        }

        if (!_judged.TryGetValue(run, out var of))
            _judged.Add(run, of = ([], []));
        (held ? of.Held : of.Failed).Add(place);
    }

    private string? Preview(Guid item) =>
        scope.ItemSeq(item) is { } seq ? PayloadPreview.OfInput(ItemReader.Data(scope.Context.Session, [seq]).Cast<JsonText?>().FirstOrDefault()) : null;
}
