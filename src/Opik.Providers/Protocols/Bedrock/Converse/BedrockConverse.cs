using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols.Bedrock.Converse;

/// <summary><c>Converse</c> and <c>ConverseStream</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html</remarks>
internal sealed class BedrockConverse : IProviderProtocol
{
    public bool Handles(ProviderAddress address) => BedrockAddress.Is(address, "/converse") || BedrockAddress.Is(address, "/converse-stream");

    public ModelCall? ReadRequest(ProviderRequest request)
    {
        var isStream = request.Address.EndsWith("-stream");
        var model = BedrockAddress.Model(request.Address);
        var call = new ModelCall
        {
            Name = isStream ? "bedrock_converse_stream" : "bedrock_converse",
            Provider = "bedrock",
            IsStream = isStream,
            Model = model,
            Input = request.Body.TakeAll("messages", "system", "toolConfig", "guardrailConfig"),
        };
        call.Metadata["modelId"] = model;
        CallDescription.Write(call, request, "bedrock", null);
        return call;
    }

    public void ReadResponse(ModelCall call, JsonObject response) => CallDescription.ReadResponse(call, response, "output");

    public StreamAggregate OpenStream(ModelCall call, long budget) => new ConverseStream { Budget = budget };
}
