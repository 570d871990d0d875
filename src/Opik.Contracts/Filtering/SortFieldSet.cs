namespace Opik.Contracts;

/// <summary>The fields that a list can be sorted by.</summary>
/// <param name="names">Names on the wire; one that ends in <c>.*</c> takes any sub-key, such as <c>usage.*</c>.</param>
public sealed class SortFieldSet(params IReadOnlyList<string> names)
{
    private readonly HashSet<string> _fixed = names.Where(name => !name.EndsWith(".*", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

    private readonly string[] _prefixes = names.Where(name => name.EndsWith(".*", StringComparison.Ordinal)).Select(name => name[..^1]).ToArray();

    /// <summary>The names as <c>sortable_by</c> of a page lists them.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>Whether a list can be sorted by <paramref name="field"/>.</summary>
    public bool Contains(string field) =>
        _fixed.Contains(field) || _prefixes.Any(prefix => field.Length > prefix.Length && field.StartsWith(prefix, StringComparison.Ordinal));
}
