using System.Diagnostics.CodeAnalysis;

namespace Opik.Contracts;

/// <summary>The fields that filters of one entity may name.</summary>
public sealed class FilterFieldSet
{
    private readonly Dictionary<string, FilterField> _fields;

    /// <summary>A set of fields; names are unique.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="dynamicPrefixes">
    /// Beginnings of field names whose rest is free, such as <c>data.</c>; the clause then says its <c>type</c> itself.
    /// </param>
    public FilterFieldSet(IEnumerable<FilterField> fields, params IReadOnlyList<string> dynamicPrefixes)
    {
        _fields = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        DynamicPrefixes = dynamicPrefixes;
    }

    /// <summary>All fields with a fixed name.</summary>
    public IReadOnlyCollection<FilterField> All => _fields.Values;

    /// <summary>Whether filters may hold groups of alternatives.</summary>
    public bool TakesGroups { get; init; }

    /// <summary>Beginnings of names of fields that carry their type with them.</summary>
    public IReadOnlyList<string> DynamicPrefixes { get; }

    /// <summary>
    /// The field of that name. <paramref name="type"/> is what the clause says about its type; only dynamic fields
    /// regard it, and without it they are text.
    /// </summary>
    public bool TryFind(string name, string? type, [NotNullWhen(true)] out FilterField? field)
    {
        if (_fields.TryGetValue(name, out field))
            return true;
        if (!DynamicPrefixes.Any(prefix => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal)))
            return false;
        if (!FilterFieldTypes.TryParse(string.IsNullOrWhiteSpace(type) ? "string" : type, out var parsed))
            return false;
        field = new FilterField(name, parsed);
        return true;
    }
}
