using System.Text.Json;

namespace Opik.Contracts;

/// <summary>Reads the <c>sorting</c> parameter: <c>[{"field":"duration","direction":"DESC"}]</c>.</summary>
public static class SortParser
{
    /// <summary>
    /// The first entry that the list supports; null when there is none, or no text. Entries with an unknown field are
    /// passed over; without a direction it is ascending.
    /// </summary>
    /// <exception cref="FilterException">Not a JSON array of objects, or a direction that is neither ASC nor DESC.</exception>
    public static SortClause? Parse(string? json, SortFieldSet fields)
    {
        if (string.IsNullOrWhiteSpace(json))
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Null)
                return null;
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                throw Bad(json, null);
            var clauses = document.RootElement.EnumerateArray().Select(item => Read(item, json)).ToList();
            return clauses.Find(clause => fields.Contains(clause.Field));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Bad(json, exception);
        }
    }

    private static SortClause Read(JsonElement item, string json)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("field", out var field) || field.ValueKind != JsonValueKind.String)
            throw Bad(json, null);
        var descending = false;
        if (item.TryGetProperty("direction", out var direction) && direction.ValueKind != JsonValueKind.Null)
        {
            var text = direction.ValueKind == JsonValueKind.String ? direction.GetString()! : direction.GetRawText();
            descending = text.Equals("DESC", StringComparison.OrdinalIgnoreCase);
            if (!descending && !text.Equals("ASC", StringComparison.OrdinalIgnoreCase))
                throw Bad(json, null);
        }

        return new SortClause(field.GetString()!, descending);
    }

    private static FilterException Bad(string json, Exception? cause) =>
        cause is null ? new FilterException($"Invalid sorting query parameter '{json}'") : new FilterException($"Invalid sorting query parameter '{json}'", cause);
}
