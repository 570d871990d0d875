using System.Text.Json;
using Opik.Storage;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>What a field of the items of a dataset is like.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Types">JSON types of its values, the most frequent first.</param>
/// <param name="Filled">Share of the items that have a value, 0 to 1.</param>
/// <param name="Distinct">Different values.</param>
/// <param name="Shortest">Characters of its shortest text; null: no value is a text.</param>
/// <param name="Longest">Characters of its longest text.</param>
/// <param name="Values">All of its values, the most frequent first, when these are few and come again: a category.</param>
internal sealed record FieldFacts(string Name, IReadOnlyList<string> Types, double Filled, int Distinct, int? Shortest, int? Longest, IReadOnlyList<string>? Values)
{
    private const int MostValues = 12;
    private const int LongestValue = 60;
    private const int MostFields = 100;

    /// <summary>The fields of some items, in the order in which they come first.</summary>
    public static IReadOnlyList<FieldFacts> Of(IReadOnlyList<DatasetItem> items)
    {
        var fields = new Dictionary<string, List<JsonElement>>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            using var document = JsonDocument.Parse(item.Data.Utf8);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (!fields.TryGetValue(member.Name, out var values))
                {
                    if (fields.Count == MostFields)
                        continue;
                    fields.Add(member.Name, values = []);
                }

                if (member.Value.ValueKind != JsonValueKind.Null)
                    values.Add(member.Value.Clone());
            }
        }

        return [.. fields.Select(field => Of(field.Key, field.Value, items.Count))];
    }

    private static FieldFacts Of(string name, List<JsonElement> values, int items)
    {
        var counted = values.GroupBy(value => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), StringComparer.Ordinal)
            .Select(group => (Value: group.Key, Count: group.Count())).OrderByDescending(value => value.Count).ToList();
        var lengths = values.Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!.Length).ToList();
        // Few values that come twice on average; a single one only says that every item has the same.
        var isCategory = counted.Count is > 0 and <= MostValues && values.Count >= 2 * counted.Count && counted.TrueForAll(value => value.Value.Length <= LongestValue);
        return new FieldFacts(
            name,
            [.. values.GroupBy(TypeOf).OrderByDescending(group => group.Count()).Select(group => group.Key)],
            (double)values.Count / items,
            counted.Count,
            lengths.Count > 0 ? lengths.Min() : null,
            lengths.Count > 0 ? lengths.Max() : null,
            isCategory ? [.. counted.Select(value => value.Value)] : null);
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Array => "array",
        _ => "object",
    };
}
