using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.Gemini;

/// <summary>Pieces of a streamed answer, each an answer of its own.</summary>
internal sealed class GeminiStream : StreamAggregate
{
    private readonly SortedDictionary<long, GeminiCandidate> candidates = [];
    private JsonObject? response;

    public override void Add(string? type, JsonObject data)
    {
        if (data.Object("error") is { } error)
        {
            Fail(error.Text("status") ?? "error", error.Text("message"));
            return;
        }

        response ??= [];
        foreach (var item in (data.Take("candidates") as JsonArray ?? []).OfType<JsonObject>())
        {
            var index = item.Integer("index") ?? 0;
            if (!candidates.TryGetValue(index, out var candidate))
                candidates[index] = candidate = new GeminiCandidate();
            candidate.Add(item, this);
        }

        data.MoveTo(response);
    }

    public override JsonObject? ToResponse()
    {
        if (response is null)
            return null;
        var whole = (JsonObject)response.DeepClone();
        whole["candidates"] = new JsonArray([.. candidates.Values.Select(static candidate => candidate.ToJson())]);
        return whole;
    }
}
