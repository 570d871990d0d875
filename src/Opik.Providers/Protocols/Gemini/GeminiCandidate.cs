using System.Text;
using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.Gemini;

/// <summary>One candidate: texts of the same kind that follow each other become one part, other parts stay as they came.</summary>
internal sealed class GeminiCandidate
{
    private readonly List<(JsonObject Part, StringBuilder? Text)> parts = [];
    private readonly JsonObject members = [];
    private JsonNode? role;

    public void Add(JsonObject piece, StreamAggregate stream)
    {
        if (piece.Take("content") is JsonObject content)
        {
            role = content.Take("role") ?? role;
            foreach (var part in (content.Take("parts") as JsonArray ?? []).OfType<JsonObject>())
                AddPart((JsonObject)part.DeepClone(), stream);
        }

        piece.MoveTo(members);
    }

    public JsonObject ToJson()
    {
        var whole = (JsonObject)members.DeepClone();
        var list = new JsonArray();
        foreach (var (part, text) in parts)
        {
            var copy = (JsonObject)part.DeepClone();
            if (text is not null)
                copy["text"] = text.ToString();
            list.Add((JsonNode)copy);
        }

        whole["content"] = new JsonObject { ["parts"] = list, ["role"] = role?.DeepClone() };
        return whole;
    }

    private void AddPart(JsonObject part, StreamAggregate stream)
    {
        if (part.Take("text").AsText() is not { } text)
        {
            stream.Arrived();
            if (stream.Keep(part) is not null)
                parts.Add((part, null));
        }
        else if (parts is [.., { Text: { } open } last] && last.Part.Flag("thought") == part.Flag("thought"))
        {
            stream.Append(open, text);
            part.MoveTo(last.Part);
        }
        else if (text.Length > 0 || part.Count > 0)
        {
            parts.Add((part, new StringBuilder()));
            stream.Append(parts[^1].Text!, text);
        }
    }
}
