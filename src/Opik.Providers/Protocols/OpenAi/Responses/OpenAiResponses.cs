using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols.OpenAi.Responses;

/// <summary>The Responses API of OpenAI and Azure OpenAI.</summary>
/// <remarks>https://platform.openai.com/docs/api-reference/responses</remarks>
internal sealed class OpenAiResponses : IProviderProtocol
{
    public bool Handles(ProviderAddress address) => address.EndsWith("/responses");

    public ModelCall? ReadRequest(ProviderRequest request)
    {
        var flavor = OpenAiFlavor.Of(request.Address);
        var isStream = request.Body.Flag("stream");
        var call = new ModelCall
        {
            Name = isStream ? "responses_stream" : "responses_create",
            Provider = flavor.Provider,
            IsStream = isStream,
            Model = request.Body.Text("model"),
            Input = request.Body.TakeAll("input", "instructions", "reasoning"),
        };
        flavor.Describe(call, request, "responses");
        return call;
    }

    public void ReadResponse(ModelCall call, JsonObject response)
    {
        if (response.Object("error") is { } error)
            call.Error ??= new ModelCallError(error.Text("code") ?? error.Text("type") ?? "error", error.Text("message"));
        CallDescription.ReadResponse(call, response, "output");
    }

    public StreamAggregate OpenStream(ModelCall call, long budget) => new OpenAiResponsesStream { Budget = budget };
}
