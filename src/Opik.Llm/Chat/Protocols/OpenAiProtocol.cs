using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>
/// The OpenAI chat completions interface, which most providers and local servers speak: requests, answers and pieces pass
/// through as they are. <see href="https://platform.openai.com/docs/api-reference/chat"/>
/// </summary>
internal sealed class OpenAiProtocol : ChatProtocol
{
    public override HttpRequestMessage Write(ChatEndpoint endpoint, ChatRequest request)
    {
        var body = request.ToJson();
        // Reasoning models of OpenAI refuse the older name; other servers know only that one.
        if (endpoint.Name is "openai" or "azure" && body["max_tokens"] is { } limit && OpenAiModel.Parse(request.Model).IsReasoning)
        {
            body.Remove("max_tokens");
            body["max_completion_tokens"] ??= limit.DeepClone();
        }

        return Post(Below(endpoint, "chat/completions"), body);
    }

    public override JsonObject Read(JsonObject answer, ChatRequest request)
    {
        if (answer["choices"] is not JsonArray)
            throw answer["error"] is { } error ? BrokenStream(error) : ChatException.Unreadable("The provider answered something else than a chat completion.");
        return answer;
    }

    public override async IAsyncEnumerable<JsonObject> ReadStreamAsync(Stream body, ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var piece in EventStream.ReadAsync(body, cancellationToken))
        {
            if (piece["error"] is { } error)
                throw BrokenStream(error);
            yield return piece;
        }
    }
}
