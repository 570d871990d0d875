using System.Text.Json;

namespace Opik.Contracts;

/// <summary>
/// Reads groups, an extension of ours: <c>{"any":[{"field",…},{"all":[{"field",…},{"field",…}]}]}</c> holds where one of its
/// alternatives does. Groups do not hold groups: any expression can be written as this, and people can still read it.
/// </summary>
internal static class FilterGroupReader
{
    /// <summary>Whether a condition is a group.</summary>
    public static bool IsGroup(JsonElement item) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("any", out _) && !item.TryGetProperty("field", out _);

    /// <summary>Reads one.</summary>
    public static FilterClause Read(JsonElement item, FilterFieldSet fields)
    {
        if (!fields.TakesGroups)
            throw new FilterException("Invalid filters: groups are supported for traces, spans and threads only");
        var any = item.GetProperty("any");
        if (any.ValueKind != JsonValueKind.Array || any.GetArrayLength() is 0 or > FilterParser.MaxAlternatives)
            throw new FilterException($"Invalid filters: 'any' must be a list of 1 to {FilterParser.MaxAlternatives} alternatives");
        var alternatives = any.EnumerateArray().Select(alternative => Alternative(alternative, fields)).ToList();
        return alternatives is [[var only]] ? only : FilterClause.AnyOf(alternatives);
    }

    private static IReadOnlyList<FilterClause> Alternative(JsonElement item, FilterFieldSet fields)
    {
        if (item.ValueKind != JsonValueKind.Object || item.TryGetProperty("field", out _) || !item.TryGetProperty("all", out var all))
        {
            if (IsGroup(item))
                throw new FilterException("Invalid filters: a group holds conditions and {\"all\":[…]}, no other group");
            return [FilterClauseReader.Read(item, fields)];
        }

        if (all.ValueKind != JsonValueKind.Array || all.GetArrayLength() is 0 or > FilterParser.MaxClauses)
            throw new FilterException("Invalid filters: 'all' must be a list of conditions");
        return [.. all.EnumerateArray().Select(clause => FilterClauseReader.Read(clause, fields))];
    }
}
