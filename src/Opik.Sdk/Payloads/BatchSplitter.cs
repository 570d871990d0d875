namespace Opik.Payloads;

/// <summary>Splits items into batches by size and count. An item that alone reaches the limit goes out alone, after what came before it.</summary>
internal static class BatchSplitter
{
    // A JSON list: two brackets, and a comma before every item but the first.
    private const int Brackets = 2;
    private const int Comma = 1;

    /// <summary>The batches, in the order of the items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="size">Bytes of an item.</param>
    /// <param name="maxBytes">Bytes of a batch as a JSON list; null: any.</param>
    /// <param name="maxCount">Items of a batch, 1 or more; null: any.</param>
    /// <exception cref="ArgumentException">Neither limit is given.</exception>
    public static IReadOnlyList<IReadOnlyList<T>> Split<T>(IEnumerable<T> items, Func<T, long> size, double? maxBytes = null, int? maxCount = null)
    {
        if (maxBytes is null && maxCount is null)
            throw new ArgumentException("A limit of bytes or of items is needed.", nameof(maxBytes));
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount ?? 1, 1, nameof(maxCount));
        var batches = new List<IReadOnlyList<T>>();
        var batch = new List<T>();
        double bytes = Brackets;
        foreach (var item in items)
        {
            var added = size(item);
            if (batch.Count > 0 && (batch.Count >= maxCount || bytes + added + Comma > maxBytes || added + Brackets >= maxBytes))
                Close();
            bytes += added + (batch.Count > 0 ? Comma : 0);
            batch.Add(item);
            if (bytes >= maxBytes)
                Close();
        }

        if (batch.Count > 0)
            Close();
        return batches;

        void Close()
        {
            batches.Add(batch);
            batch = [];
            bytes = Brackets;
        }
    }
}
