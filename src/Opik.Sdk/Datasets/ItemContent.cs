using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Datasets;

/// <summary>An item as one JSON object, as files have it: the data with <c>id</c>, <c>trace_id</c>, <c>description</c>, … among them.</summary>
internal static class ItemContent
{
    /// <summary>Members that are not data.</summary>
    public static readonly string[] Reserved = ["id", "trace_id", "span_id", "source", "description", "evaluators", "execution_policy"];

    /// <summary>Reads an item.</summary>
    /// <param name="content">The object; its data are moved into the item.</param>
    /// <param name="keys">New names by old name; null: all as they are.</param>
    /// <param name="ignored">Names to leave out, before renaming.</param>
    /// <param name="position">For messages: where it is, <c>Item 3</c> or <c>Line 4</c>.</param>
    /// <exception cref="ArgumentException">An id is no UUID.</exception>
    public static DatasetItem Read(JsonObject content, IReadOnlyDictionary<string, string>? keys, IReadOnlyCollection<string>? ignored, string position)
    {
        var item = new DatasetItem();
        foreach (var (name, value) in content.ToArray())
        {
            if (ignored?.Contains(name) == true)
                continue;
            content.Remove(name);
            var key = keys?.GetValueOrDefault(name) ?? name;
            switch (key)
            {
                case "id":
                    item.Id = Id(value, key, position);
                    break;
                case "trace_id":
                    item.TraceId = Id(value, key, position);
                    break;
                case "span_id":
                    item.SpanId = Id(value, key, position);
                    break;
                case "source":
                    item.Source = (string?)value;
                    break;
                case "description":
                    item.Description = value is null ? null : value.ToString();
                    break;
                case "evaluators":
                    item.Evaluators = value?.Deserialize(DatasetsJson.Default.IReadOnlyListDatasetEvaluator);
                    break;
                case "execution_policy":
                    item.ExecutionPolicy = value?.Deserialize(DatasetsJson.Default.ExecutionPolicy);
                    break;
                default:
                    item.Data[key] = value;
                    break;
            }
        }

        return item;
    }

    private static Guid? Id(JsonNode? value, string member, string position)
    {
        if (value is null)
            return null;
        return value is JsonValue text && text.TryGetValue<string>(out var id) && Guid.TryParse(id, out var parsed)
            ? parsed
            : throw new ArgumentException($"{position}: '{member}' is {value.ToJsonString()}, which is no UUID. Rename the key (keys) or leave it out (ignored).", nameof(value));
    }
}
