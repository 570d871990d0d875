using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>
/// The generateContent interface of Gemini, on Google AI Studio and on Vertex AI. The native one: Google's OpenAI-compatible
/// copy is a beta that hides safety stops, thoughts and parameters of its own. <see href="https://ai.google.dev/api/generate-content"/>
/// </summary>
internal sealed class GeminiProtocol(TimeProvider clock) : ChatProtocol
{
    public override HttpRequestMessage Write(ChatEndpoint endpoint, ChatRequest request)
    {
        // models/gemini-2.5-flash:generateContent
        var operation = request.IsStream ? "streamGenerateContent?alt=sse" : "generateContent";
        return Post(Below(endpoint, $"models/{Uri.EscapeDataString(request.Model)}:{operation}"), GeminiRequest.Write(request, takesLogProbabilities: endpoint.Provider == ModelProvider.VertexAi));
    }

    public override JsonObject Read(JsonObject answer, ChatRequest request)
    {
        if (answer["candidates"] is null && answer["promptFeedback"] is null)
            throw ChatException.Unreadable("The provider answered something else than generated content.");
        var builder = new ChatAnswerBuilder(clock);
        foreach (var part in Parts(answer))
        {
            if (part["functionCall"] is JsonObject call)
                builder.AddCall(CallId(call), call["name"]?.ToString() ?? string.Empty, Arguments(call), part["thoughtSignature"]?.ToString());
            else if (IsThought(part))
                builder.AddThought(Text(part));
            else
                builder.AddText(Text(part));
        }

        builder.LogProbabilities = GeminiLogProbabilities.Read(Candidate(answer));
        return builder.Build(Id(answer), answer["modelVersion"]?.ToString() ?? request.Model, FinishReason(answer, builder.HasCalls) ?? "stop", Usage(answer["usageMetadata"] as JsonObject));
    }

    public override async IAsyncEnumerable<JsonObject> ReadStreamAsync(Stream body, ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunks = new ChatChunks(clock, request.Model);
        var calls = 0;
        string? finish = null;
        JsonObject? usage = null;
        await foreach (var item in EventStream.ReadAsync(body, cancellationToken))
        {
            if (item["error"] is { } error)
                throw BrokenStream(error);
            chunks.Id = item["responseId"]?.ToString() ?? chunks.Id;
            chunks.Model = item["modelVersion"]?.ToString() ?? chunks.Model;
            usage = item["usageMetadata"] as JsonObject ?? usage;
            foreach (var part in Parts(item))
            {
                if (part["functionCall"] is JsonObject call)
                    yield return chunks.CallBegin(calls++, CallId(call), call["name"]?.ToString() ?? string.Empty, Arguments(call), part["thoughtSignature"]?.ToString());
                else if (Text(part) is { Length: > 0 } text)
                    yield return IsThought(part) ? chunks.Thought(text) : chunks.Text(text);
            }

            if (GeminiLogProbabilities.Read(Candidate(item)) is { } tokens)
                yield return chunks.LogProbabilities(tokens);
            finish = FinishReason(item, calls > 0) ?? finish;
        }

        yield return chunks.Finish(finish ?? throw ChatException.Unreadable("The provider broke off before the end of its answer."));
        if (request.WantsUsage)
            yield return chunks.Usage(Usage(usage));
    }

    private static IEnumerable<JsonObject> Parts(JsonObject answer) =>
        Candidate(answer)?["content"] is JsonObject content && content["parts"] is JsonArray parts ? parts.OfType<JsonObject>() : [];

    private static JsonObject? Candidate(JsonObject answer) => answer["candidates"] is JsonArray { Count: > 0 } candidates ? candidates[0] as JsonObject : null;

    private static string Text(JsonObject part) => part["text"]?.ToString() ?? string.Empty;

    private static bool IsThought(JsonObject part) => part["thought"] is JsonValue value && value.TryGetValue<bool>(out var thought) && thought;

    private static string Arguments(JsonObject call) => (call["args"] ?? new JsonObject()).ToJsonString(ChatJson.Options);

    private static string Id(JsonObject answer) => answer["responseId"]?.ToString() ?? "chatcmpl-" + Guid.NewGuid().ToString("N");

    // Older models give calls no id: results are then matched by name and order.
    private static string CallId(JsonObject call) => call["id"]?.ToString() ?? "call_" + Guid.NewGuid().ToString("N");

    private static string? FinishReason(JsonObject answer, bool hasCalls)
    {
        if ((answer["promptFeedback"] as JsonObject)?["blockReason"] is not null)
            return "content_filter";
        return Candidate(answer)?["finishReason"]?.ToString() switch
        {
            null => null,
            "MAX_TOKENS" => "length",
            "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII" or "IMAGE_SAFETY" => "content_filter",
            _ => hasCalls ? "tool_calls" : "stop",
        };
    }

    private static ChatUsage Usage(JsonObject? usage)
    {
        long Count(string name) => (long?)usage?[name] ?? 0;
        var thoughts = Count("thoughtsTokenCount");
        return new ChatUsage(
            Count("promptTokenCount") + Count("toolUsePromptTokenCount"), Count("candidatesTokenCount") + thoughts, Count("cachedContentTokenCount"), 0, thoughts,
            Audio(usage?["promptTokensDetails"]), Audio(usage?["candidatesTokensDetails"]));
    }

    // [{"modality":"AUDIO","tokenCount":12}]
    private static long Audio(JsonNode? details) =>
        (details as JsonArray ?? []).OfType<JsonObject>().Where(detail => detail["modality"]?.ToString() == "AUDIO").Sum(detail => (long?)detail["tokenCount"] ?? 0);
}
