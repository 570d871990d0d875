using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>
/// Log-probabilities of Gemini in the form of the OpenAI interface:
/// <c>{"chosenCandidates":[{"token":"7","logProbability":-0.1}],"topCandidates":[{"candidates":[…]}]}</c>.
/// </summary>
internal static class GeminiLogProbabilities
{
    /// <summary>What a candidate tells; null: nothing.</summary>
    public static JsonObject? Read(JsonObject? candidate)
    {
        if (candidate?["logprobsResult"] is not JsonObject result || result["chosenCandidates"] is not JsonArray { Count: > 0 } chosen)
            return null;
        var top = result["topCandidates"] as JsonArray ?? [];
        return new JsonObject { ["content"] = new JsonArray([.. chosen.OfType<JsonObject>().Select((token, place) => Token(token, place < top.Count ? top[place]?["candidates"] as JsonArray : null))]) };
    }

    private static JsonNode Token(JsonObject token, JsonArray? others)
    {
        var json = One(token);
        json["top_logprobs"] = new JsonArray([.. (others ?? []).OfType<JsonObject>().Select(JsonNode (other) => One(other))]);
        return json;
    }

    private static JsonObject One(JsonObject token) => new() { ["token"] = token["token"]?.DeepClone() ?? string.Empty, ["logprob"] = token["logProbability"]?.DeepClone() };
}
