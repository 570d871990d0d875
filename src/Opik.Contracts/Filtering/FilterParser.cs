using System.Text.Json;

namespace Opik.Contracts;

/// <summary>
/// Reads filters as clients send them: a JSON array of <c>{"field","operator","key","value"}</c>, joined by AND, in a
/// query parameter or a body; of logs also groups (<see cref="FilterClause.AnyOf"/>). Example: <c>[{"field":"duration","operator":"&gt;=","value":"500"}]</c>.
/// </summary>
public static class FilterParser
{
    /// <summary>Conditions in one filter at most, those in groups included.</summary>
    public const int MaxClauses = 100;

    /// <summary>Alternatives in one group at most.</summary>
    public const int MaxAlternatives = 20;

    /// <summary>Reads the text of a query parameter; null or blank: no conditions.</summary>
    /// <exception cref="FilterException">Not JSON, unknown field or operator, operator not of the type, bad value or key.</exception>
    public static IReadOnlyList<FilterClause> Parse(string? json, FilterFieldSet fields)
    {
        if (string.IsNullOrWhiteSpace(json))
            return [];
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement, fields);
        }
        catch (JsonException exception)
        {
            throw new FilterException($"Invalid filters query parameter '{json}'", exception);
        }
    }

    /// <summary>Reads an array of a body; null or undefined: no conditions.</summary>
    /// <exception cref="FilterException">Not an array, unknown field or operator, operator not of the type, bad value or key.</exception>
    public static IReadOnlyList<FilterClause> Parse(JsonElement json, FilterFieldSet fields)
    {
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return [];
        if (json.ValueKind != JsonValueKind.Array)
            throw new FilterException($"Invalid filters query parameter '{json.GetRawText()}'");
        if (json.GetArrayLength() > MaxClauses)
            throw new FilterException($"Invalid filters: at most {MaxClauses} conditions are supported, found {json.GetArrayLength()}");
        var clauses = new List<FilterClause>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            var clause = FilterGroupReader.IsGroup(item) ? FilterGroupReader.Read(item, fields) : FilterClauseReader.Read(item, fields);
            if (!clauses.Contains(clause))
                clauses.Add(clause);
        }

        var conditions = clauses.Sum(static clause => clause.Alternatives?.Sum(static alternative => alternative.Count) ?? 1);
        return conditions <= MaxClauses ? clauses : throw new FilterException($"Invalid filters: at most {MaxClauses} conditions are supported, found {conditions}");
    }
}
