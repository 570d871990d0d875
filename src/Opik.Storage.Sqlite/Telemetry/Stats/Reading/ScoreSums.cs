using System.Runtime.InteropServices;

namespace Opik.Storage.Sqlite;

/// <summary>Averages of scores by name.</summary>
internal sealed class ScoreSums
{
    private readonly Dictionary<string, (double Sum, long Count)> _names = new(StringComparer.Ordinal);

    /// <summary>Adds the value of one entity.</summary>
    public void Add(string name, double value)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_names, name, out _);
        sum = (sum.Sum + value, sum.Count + 1);
    }

    /// <summary>The averages, sorted by name.</summary>
    public SortedDictionary<string, double> Averages() =>
        new(_names.ToDictionary(name => name.Key, name => name.Value.Sum / name.Value.Count, StringComparer.Ordinal), StringComparer.Ordinal);
}
