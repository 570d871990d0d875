using System.Runtime.InteropServices;

namespace Opik.Storage.Sqlite;

/// <summary>Counts texts. At most <see cref="MostValues"/> different ones, so that unique values cannot fill the memory.</summary>
internal sealed class ValueCounts
{
    private const int MostValues = 20_000;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Whether values were left out.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Counts a value; null and empty are none.</summary>
    public void Add(string? text, long rows)
    {
        if (string.IsNullOrEmpty(text))
            return;
        if (_counts.Count >= MostValues && !_counts.ContainsKey(text))
        {
            IsFull = true;
            return;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_counts, text, out _) += rows;
    }

    /// <summary>
    /// The most frequent values that match a prefix: those that begin with it, then those that contain it.
    /// </summary>
    public FieldValues Top(string? prefix, int limit, LogPrecision precision)
    {
        var matching = _counts.Where(one => prefix is null || one.Key.Contains(prefix, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(one => prefix is not null && one.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal)
            .Take(limit + 1).Select(one => new FieldValue(one.Key, one.Value)).ToList();
        return new FieldValues([.. matching.Take(limit)], matching.Count <= limit && !IsFull, precision);
    }
}
