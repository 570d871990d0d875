using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols.OpenAi.Chat;

/// <summary>Chat completions: OpenAI, Azure OpenAI and everybody who speaks like them.</summary>
/// <remarks>https://platform.openai.com/docs/api-reference/chat</remarks>
internal sealed class OpenAiChat : IProviderProtocol
{
    public bool Handles(ProviderAddress address) => address.EndsWith("/chat/completions");

    public ModelCall? ReadRequest(ProviderRequest request)
    {
        var flavor = OpenAiFlavor.Of(request.Address);
        var isStream = request.Body.Flag("stream");
        var call = new ModelCall
        {
            Name = isStream ? "chat_completion_stream" : "chat_completion_create",
            Provider = flavor.Provider,
            IsStream = isStream,
            Model = request.Body.Text("model"),
            Input = request.Body.TakeAll("messages", "function_call"),
        };
        flavor.Describe(call, request, "chat");
        return call;
    }

    public void ReadResponse(ModelCall call, JsonObject response) => CallDescription.ReadResponse(call, response, "choices");

    public StreamAggregate OpenStream(ModelCall call, long budget) => new OpenAiChatStream { Budget = budget };
}
