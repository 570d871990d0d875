using System.Text;
using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.OpenAi.Responses;

/// <summary>
/// Events of a streamed response. The last one holds the whole response; a stream that stops before it is put together from
/// the items that were done and the texts of the others.
/// </summary>
internal sealed class OpenAiResponsesStream : StreamAggregate
{
    private readonly SortedDictionary<long, JsonObject> items = [];
    private readonly Dictionary<long, StringBuilder> texts = [];
    private JsonObject? response;
    private bool isWhole;

    public override void Add(string? type, JsonObject data)
    {
        switch (data.Text("type") ?? type)
        {
            case "response.created" or "response.in_progress" or "response.queued":
                response = data.Take("response") as JsonObject ?? response;
                break;
            case "response.completed" or "response.incomplete" or "response.failed":
                response = data.Take("response") as JsonObject ?? response;
                isWhole = IsComplete = true;
                break;
            case "response.output_item.added" or "response.output_item.done" when Keep(data.Take("item")) is JsonObject item:
                items[data.Integer("output_index") ?? items.Count] = item;
                break;
            case "error":
                var error = data.Object("error") ?? data;
                Fail(error.Text("code") ?? error.Text("type") ?? "error", error.Text("message"));
                break;
            case { } name when name.EndsWith(".delta", StringComparison.Ordinal):
                AddDelta(data);
                break;
        }
    }

    public override JsonObject? ToResponse()
    {
        if (response is null)
            return null;
        var whole = (JsonObject)response.DeepClone();
        if (!isWhole)
            whole["output"] = new JsonArray([.. items.Select(static item => item.Value.DeepClone()).Select(WithText)]);
        return whole;

        JsonNode WithText(JsonNode item, int position)
        {
            if (item.Text("status") == "completed" || !texts.TryGetValue(items.ElementAt(position).Key, out var text))
                return item;
            if (item.Text("type") == "function_call")
                item["arguments"] = text.ToString();
            else if (item.Text("type") == "message")
                item["content"] = new JsonArray(new JsonObject { ["type"] = "output_text", ["text"] = text.ToString() });
            else
                item["text"] = text.ToString();
            return item;
        }
    }

    private void AddDelta(JsonObject data)
    {
        var index = data.Integer("output_index") ?? 0;
        if (!texts.TryGetValue(index, out var text))
            texts[index] = text = new StringBuilder();
        Append(text, data.Text("delta"));
    }
}
