using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>A set of sources, one bit each.</summary>
internal readonly record struct SourceSet(int Bits)
{
    /// <summary>Every source.</summary>
    public static SourceSet All { get; } = new(~0);

    /// <summary>True when nothing is left out.</summary>
    public bool IsAll => Bits == ~0;

    /// <summary>Whether the set has the source.</summary>
    public bool Has(EntitySource source) => (Bits & (1 << (int)source)) != 0;

    /// <summary>
    /// Takes conditions on the source out of <paramref name="filters"/>: those that roll-ups can answer. <c>sdk</c>
    /// includes rows of older clients, which do not say.
    /// </summary>
    public static SourceSet Take(IReadOnlyList<FilterClause> filters, out IReadOnlyList<FilterClause> others)
    {
        var set = All;
        var rest = new List<FilterClause>(filters.Count);
        foreach (var clause in filters)
        {
            if (clause.Field == "source" && clause.Operator is FilterOperator.Equal or FilterOperator.NotEqual && Bit(clause.Value) is { } bits)
                set = new SourceSet(set.Bits & (clause.Operator == FilterOperator.Equal ? bits : ~bits));
            else
                rest.Add(clause);
        }

        others = rest;
        return set;
    }

    private static int? Bit(string value) =>
        !Enum.TryParse<EntitySource>(value, ignoreCase: true, out var source) || !Enum.IsDefined(source) ? null
        : source == EntitySource.Sdk ? (1 << (int)EntitySource.Sdk) | (1 << (int)EntitySource.Unknown)
        : 1 << (int)source;
}
