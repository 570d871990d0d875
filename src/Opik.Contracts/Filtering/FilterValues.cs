using System.Globalization;
using System.Text.Json;

namespace Opik.Contracts;

/// <summary>How values and keys of conditions are read, by type of field.</summary>
public static class FilterValues
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mmK", "yyyy-MM-dd",
    ];

    /// <summary>Whether clauses of the type must carry a key.</summary>
    public static bool NeedsKey(FilterFieldType type) => type == FilterFieldType.FeedbackScoresNumber || type == FilterFieldType.Map || KeyIsPath(type);

    /// <summary>Whether the key is a JSON path.</summary>
    public static bool KeyIsPath(FilterFieldType type) => type is FilterFieldType.Dictionary or FilterFieldType.DictionaryStateDb;

    /// <summary>Whether the value inside the JSON is URL-encoded.</summary>
    public static bool IsUrlEncoded(FilterFieldType type) =>
        type is not (FilterFieldType.String or FilterFieldType.StringExact or FilterFieldType.StringStateDb or FilterFieldType.StringList or FilterFieldType.Enum);

    /// <summary>Whether <paramref name="value"/> can be used with the operator, which is not <c>is_empty</c> or <c>is_not_empty</c>.</summary>
    public static bool IsValid(FilterField field, FilterOperator @operator, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return false;
        return field.Type switch
        {
            FilterFieldType.DateTime => TryReadTime(value, out _),
            FilterFieldType.Number or FilterFieldType.Duration or FilterFieldType.FeedbackScoresNumber => Members(@operator, value).All(static entry => TryReadNumber(entry, out _)),
            FilterFieldType.String or FilterFieldType.StringExact => @operator is not (FilterOperator.In or FilterOperator.NotIn) || ReadList(value).Count > 0,
            FilterFieldType.Dictionary or FilterFieldType.DictionaryStateDb => !@operator.IsOrder() || TryReadNumber(value, out _),
            FilterFieldType.Enum => field.Members is null || Members(@operator, value).All(member => field.Members.Contains(member, StringComparer.OrdinalIgnoreCase)),
            FilterFieldType.StringList => ReadList(value).Count > 0,
            _ => true,
        };
    }

    /// <summary>
    /// Reads an ISO 8601 instant; without a zone it is UTC. A space before the zone is a plus sign that a form decoder ate.
    /// </summary>
    public static bool TryReadTime(string value, out DateTime time)
    {
        value = value.Trim();
        if (value.Length > 6 && value[^6] == ' ' && value[^3] == ':' && value.Contains('T', StringComparison.Ordinal))
            value = string.Concat(value.AsSpan(0, value.Length - 6), "+", value.AsSpan(value.Length - 5));
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParseExact(CutFraction(value), TimeFormats, CultureInfo.InvariantCulture, Styles, out time);
    }

    /// <summary>Reads a finite decimal number with a point, such as <c>-1.5e3</c>.</summary>
    public static bool TryReadNumber(string value, out double number) =>
        double.TryParse(value.AsSpan().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>
    /// The entries of a comma list, trimmed, without blanks, quotes, brackets and duplicates: <c>a, b</c> or <c>["a","b"]</c>. What
    /// is a JSON list of texts and numbers is read as one, so that entries may have commas.
    /// </summary>
    public static IReadOnlyList<string> ReadList(string value) => ReadJsonList(value) ??
        value.Trim().TrimStart('[', '(').TrimEnd(']', ')')
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(entry => entry.Length > 1 && entry[0] == '"' && entry[^1] == '"' ? entry[1..^1] : entry)
            .Where(entry => !string.IsNullOrWhiteSpace(entry))
            .Distinct(StringComparer.Ordinal)
            .ToList();

    private static List<string>? ReadJsonList(string value)
    {
        if (!value.AsSpan().TrimStart().StartsWith('['))
            return null;
        try
        {
            using var json = JsonDocument.Parse(value);
            if (json.RootElement.EnumerateArray().Any(static entry => entry.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)))
                return null;
            return json.RootElement.EnumerateArray().Select(JsonPath.Text).Where(static entry => !string.IsNullOrWhiteSpace(entry)).Distinct(StringComparer.Ordinal).ToList();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // [a, b] is a list too, of another style; a lone surrogate is no text.
            return null;
        }
    }

    /// <summary>The values that a condition on an enum names: one, or a list for <c>in</c> and <c>not_in</c>.</summary>
    public static IReadOnlyList<string> Members(FilterOperator @operator, string value) =>
        @operator is FilterOperator.In or FilterOperator.NotIn ? ReadList(value) is { Count: > 0 } list ? list : [value] : [value.Trim()];

    // Other platforms write nanoseconds (.123456789Z); ours keep seven digits.
    private static string CutFraction(string value)
    {
        var point = value.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
            return value;
        var end = point + 1;
        while (end < value.Length && char.IsAsciiDigit(value[end]))
            end++;
        return end - point > 8 && end - point <= 10 ? string.Concat(value.AsSpan(0, point + 8), value.AsSpan(end)) : value;
    }
}
