namespace Opik.Storage.Sqlite;

/// <summary>
/// Figures of experiments that were read last, by the number of changes that they include: what was written since makes them
/// old. 10,000 items with ten metrics take 1 MB, a walk over their traces some 100 ms.
/// </summary>
internal sealed class FigureCache
{
    private const long MostBytes = 64L << 20;

    private readonly Lock _lock = new();
    private readonly LinkedList<KeptFigures> _recent = [];
    private readonly Dictionary<(long Workspace, Guid Id), LinkedListNode<KeptFigures>> _nodes = [];
    private long _bytes;

    /// <summary>The figures of an experiment, as the reader's snapshot has it.</summary>
    public ExperimentFigures Get(ComparisonScope scope, ComparedExperiment experiment)
    {
        var key = (scope.Context.Workspace, experiment.Id);
        var changes = StaleExperiment.Changes(scope.Context.Session, experiment.Key);
        lock (_lock)
        {
            if (_nodes.TryGetValue(key, out var node) && node.Value.Changes == changes)
            {
                _recent.Remove(node);
                _recent.AddFirst(node);
                return node.Value.Figures;
            }
        }

        // Two readers may do the same work; waiting for each other would hold readers that need none of it.
        var figures = new FigureReader(scope, experiment).Read();
        lock (_lock)
            Keep(key, changes, figures);
        return figures;
    }

    private void Keep((long Workspace, Guid Id) key, long changes, ExperimentFigures figures)
    {
        if (_nodes.TryGetValue(key, out var old))
        {
            // A reader with an older snapshot must not put back what a newer one has replaced.
            if (old.Value.Changes >= changes)
                return;
            Drop(old);
        }

        _nodes.Add(key, _recent.AddFirst(new KeptFigures(key, changes, figures)));
        _bytes += figures.Bytes;
        while (_bytes > MostBytes && _recent.Last is { } last && last != _recent.First)
            Drop(last);
    }

    private void Drop(LinkedListNode<KeptFigures> node)
    {
        _recent.Remove(node);
        _nodes.Remove(node.Value.Key);
        _bytes -= node.Value.Figures.Bytes;
    }

    private sealed record KeptFigures((long Workspace, Guid Id) Key, long Changes, ExperimentFigures Figures);
}
