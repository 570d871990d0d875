using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Reads server-sent events whose data are JSON objects, to <c>[DONE]</c> or the end of the body.</summary>
internal static class EventStream
{
    public static async IAsyncEnumerable<JsonObject> ReadAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken))
        {
            var data = item.Data.AsSpan().Trim();
            if (data.SequenceEqual("[DONE]"))
                yield break;
            if (data.Length > 0)
                yield return Parse(item.Data);
        }
    }

    private static JsonObject Parse(string data)
    {
        try
        {
            // Gemini sends an error in the middle of a stream as a list.
            return JsonNode.Parse(data) switch
            {
                JsonObject json => json,
                JsonArray { Count: > 0 } list when list[0] is JsonObject first => first,
                _ => throw ChatException.Unreadable("The provider streams something else than JSON objects."),
            };
        }
        catch (JsonException malformed)
        {
            throw ChatException.Unreadable("The provider streams malformed JSON.", malformed);
        }
    }
}
