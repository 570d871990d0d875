using System.Text;
using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.Anthropic;

/// <summary>One content block whose text, thinking, signature, citations or tool input arrive in pieces.</summary>
internal sealed class AnthropicBlock(JsonObject start)
{
    private readonly Dictionary<string, StringBuilder> texts = new(StringComparer.Ordinal);
    private readonly JsonArray citations = [];

    public void Add(JsonObject delta, StreamAggregate stream)
    {
        switch (delta.Text("type"))
        {
            case "text_delta": AddText("text", delta.Text("text"), stream); break;
            case "thinking_delta": AddText("thinking", delta.Text("thinking"), stream); break;
            case "signature_delta": AddText("signature", delta.Text("signature"), stream); break;
            case "input_json_delta": AddText("input", delta.Text("partial_json"), stream); break;
            case "citations_delta" when stream.Keep(delta.Take("citation")) is { } citation: citations.Add(citation); break;
        }
    }

    public JsonObject ToJson()
    {
        var whole = (JsonObject)start.DeepClone();
        foreach (var (name, text) in texts)
        {
            var value = text.ToString();
            if (name != "input")
                whole[name] = whole.Text(name) + value;
            else if (value.Length > 0)
                whole[name] = JsonBytes.ParseOrText(value);
        }

        if (citations.Count > 0)
            whole["citations"] = citations.DeepClone();
        return whole;
    }

    private void AddText(string name, string? piece, StreamAggregate stream)
    {
        if (!texts.TryGetValue(name, out var text))
            texts[name] = text = new StringBuilder();
        stream.Append(text, piece);
    }
}
