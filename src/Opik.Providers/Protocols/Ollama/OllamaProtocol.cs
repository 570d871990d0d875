using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols.Ollama;

/// <summary>Chat and completion in Ollama's own protocol; streamed unless the request says no.</summary>
/// <remarks>https://github.com/ollama/ollama/blob/main/docs/api.md</remarks>
internal sealed class OllamaProtocol : IProviderProtocol
{
    public bool Handles(ProviderAddress address) => address.EndsWith("/api/chat") || address.EndsWith("/api/generate");

    public ModelCall? ReadRequest(ProviderRequest request)
    {
        // Others have paths like these too: an application's own backend, for one.
        if (request.Body.Text("model") is not { } model)
            return null;
        var isChat = request.Address.EndsWith("/chat");
        var isStream = request.Body.Member("stream") is not JsonValue value || !value.TryGetValue(out bool stream) || stream;
        var operation = isChat ? "chat" : "generate";
        var call = new ModelCall
        {
            Name = isStream ? operation + "_stream" : operation,
            Provider = "ollama",
            IsStream = isStream,
            Model = model,
            Input = request.Body.TakeAll("messages", "prompt", "system", "suffix", "images", "context"),
        };
        CallDescription.Write(call, request, "ollama", "ollama_" + operation);
        return call;
    }

    public void ReadResponse(ModelCall call, JsonObject response)
    {
        response["usage"] = Usage(response);
        // The context is a list of thousands of numbers, of use to the next request only.
        response.Remove("context");
        CallDescription.ReadResponse(call, response, "message", "response", "thinking");
    }

    public StreamAggregate OpenStream(ModelCall call, long budget) => new OllamaStream { Budget = budget };

    // Durations stay out: nanoseconds exceed the 32 bits that the original server has for a counter.
    private static JsonObject? Usage(JsonObject response)
    {
        var (prompt, completion) = (response.Integer("prompt_eval_count"), response.Integer("eval_count"));
        if (prompt is null && completion is null)
            return null;
        return new JsonObject
        {
            ["prompt_tokens"] = prompt ?? 0,
            ["completion_tokens"] = completion ?? 0,
            ["prompt_eval_count"] = prompt,
            ["eval_count"] = completion,
        };
    }
}
