namespace Opik.Optimizer;

/// <summary>Hands out rows in small batches: every row once in each epoch, in an order by lot; the last batch is filled up with rows that were used least.</summary>
internal sealed class MiniBatches(IReadOnlyList<OptimizationRow> rows, int size, Func<int, Random> lots)
{
    private readonly int[] _used = new int[rows.Count];
    private readonly Queue<int[]> _epoch = new();
    private int _epochs;

    public IReadOnlyList<OptimizationRow> Next()
    {
        if (_epoch.Count == 0)
            Shuffle();
        return [.. _epoch.Dequeue().Select(row => rows[row])];
    }

    private void Shuffle()
    {
        var order = Enumerable.Range(0, rows.Count).ToArray();
        lots(_epochs++).Shuffle(order);
        foreach (var batch in order.Chunk(size))
        {
            foreach (var row in batch)
                _used[row]++;
            var filled = batch.ToList();
            while (filled.Count < Math.Min(size, rows.Count))
            {
                var row = order.Where(each => !filled.Contains(each)).MinBy(each => _used[each]);
                _used[row]++;
                filled.Add(row);
            }

            _epoch.Enqueue([.. filled]);
        }
    }
}
