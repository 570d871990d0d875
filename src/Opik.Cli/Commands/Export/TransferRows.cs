using System.Globalization;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Export;

/// <summary>Entities as rows of a table: nested members become columns joined by <c>_</c>, arrays stay JSON.</summary>
internal static class TransferRows
{
    /// <summary>One row a span, with the trace in front; one row when there is none.</summary>
    public static List<Dictionary<string, string>> OfTrace(JsonObject data)
    {
        var rows = new List<Dictionary<string, string>>();
        foreach (var span in data.Objects("spans").DefaultIfEmpty([]))
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            Flatten(data["trace"], "trace", row);
            Flatten(span, "span", row);
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>One row an item.</summary>
    /// <param name="owner">In front of each; null: nothing.</param>
    /// <param name="prefix">Of the owner's columns.</param>
    /// <param name="items">The items.</param>
    public static List<Dictionary<string, string>> OfItems(JsonObject? owner, string prefix, IEnumerable<JsonObject> items)
    {
        var rows = new List<Dictionary<string, string>>();
        foreach (var item in items)
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            if (owner is not null)
                Flatten(owner, prefix, row);
            Flatten(item, "item", row);
            row["item_index"] = rows.Count.ToString(CultureInfo.InvariantCulture);
            rows.Add(row);
        }

        return rows.Count > 0 || owner is null ? rows : [OfOne(owner, prefix)];
    }

    /// <summary>One row.</summary>
    public static Dictionary<string, string> OfOne(JsonObject entity, string prefix)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(entity, prefix, row);
        return row;
    }

    private static void Flatten(JsonNode? node, string name, Dictionary<string, string> row)
    {
        if (node is JsonObject { Count: > 0 } members)
        {
            foreach (var (member, value) in members)
                Flatten(value, $"{name}_{member}", row);
        }
        else if (node is not JsonObject)
        {
            row[name] = node switch
            {
                null => "",
                JsonValue value when value.TryGetValue<string>(out var text) => text,
                _ => System.Text.Encoding.UTF8.GetString(JsonFiles.Utf8(node)),
            };
        }
    }
}
