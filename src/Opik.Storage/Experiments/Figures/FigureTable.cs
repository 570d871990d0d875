namespace Opik.Storage;

/// <summary>The figures of several experiments over one list of items.</summary>
public sealed class FigureTable
{
    private readonly Dictionary<Guid, int> _rows = [];
    private readonly int[][] _places;

    /// <summary>Lines experiments up.</summary>
    /// <param name="experiments">The experiments, in the order in which they were named.</param>
    /// <param name="among">The items that count; null: all that one of them ran.</param>
    public FigureTable(IReadOnlyList<ExperimentFigures> experiments, IReadOnlyCollection<Guid>? among = null)
    {
        Experiments = experiments;
        var items = new List<Guid>();
        if (among is not null)
        {
            foreach (var item in among)
                Add(item);
        }

        _places = new int[experiments.Count][];
        foreach (var experiment in experiments)
        {
            foreach (var item in among is null ? experiment.Items : [])
                Add(item);
        }

        for (var e = 0; e < experiments.Count; e++)
            _places[e] = Places(experiments[e]);
        Items = items;

        void Add(Guid item)
        {
            if (_rows.TryAdd(item, items.Count))
                items.Add(item);
        }
    }

    /// <summary>The experiments.</summary>
    public IReadOnlyList<ExperimentFigures> Experiments { get; }

    /// <summary>The items, in no order that means anything.</summary>
    public IReadOnlyList<Guid> Items { get; }

    /// <summary>Row of an item; null when it is not one of them.</summary>
    public int? Row(Guid item) => _rows.TryGetValue(item, out var row) ? row : null;

    /// <summary>Where an experiment has an item; null when it did not run it.</summary>
    public int? Place(int experiment, int row) => _places[experiment][row] is var place and >= 0 ? place : null;

    /// <summary>Items that every experiment ran.</summary>
    public int Shared => Enumerable.Range(0, _rows.Count).Count(row => _places.All(places => places[row] >= 0));

    /// <summary>A metric of an experiment by row; not-a-number where it has none.</summary>
    public double[] Values(int experiment, ComparedMetric metric)
    {
        var values = new double[_rows.Count];
        if (!Experiments[experiment].Columns.TryGetValue(metric, out var column))
        {
            Array.Fill(values, double.NaN);
            return values;
        }

        var places = _places[experiment];
        for (var row = 0; row < values.Length; row++)
            values[row] = places[row] < 0 ? double.NaN : column.Values[places[row]];
        return values;
    }

    private int[] Places(ExperimentFigures experiment)
    {
        var places = new int[_rows.Count];
        Array.Fill(places, -1);
        for (var i = 0; i < experiment.Items.Length; i++)
        {
            if (_rows.TryGetValue(experiment.Items[i], out var row))
                places[row] = i;
        }

        return places;
    }
}
