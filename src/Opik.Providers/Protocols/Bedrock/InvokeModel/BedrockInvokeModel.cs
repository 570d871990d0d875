using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols.Bedrock.InvokeModel;

/// <summary>
/// <c>InvokeModel</c> and <c>InvokeModelWithResponseStream</c>: the body is the own format of the model's maker (Anthropic,
/// Nova, Llama, Mistral, Titan, OpenAI), known by its members.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html</remarks>
internal sealed class BedrockInvokeModel : IProviderProtocol
{
    public bool Handles(ProviderAddress address) => BedrockAddress.Is(address, "/invoke") || BedrockAddress.Is(address, "/invoke-with-response-stream");

    public ModelCall? ReadRequest(ProviderRequest request)
    {
        var isStream = request.Address.EndsWith("-stream");
        var model = BedrockAddress.Model(request.Address);
        var body = (JsonObject)request.Body.DeepClone();
        request.Body.Clear();
        var call = new ModelCall
        {
            Name = isStream ? "bedrock_invoke_model_stream" : "bedrock_invoke_model",
            Provider = "bedrock",
            IsStream = isStream,
            Model = model,
            Input = new JsonObject { ["body"] = body, ["modelId"] = model },
        };
        CallDescription.Write(call, request, "bedrock", null);
        call.Tags.Add("invoke_model");
        return call;
    }

    public void ReadResponse(ModelCall call, JsonObject response)
    {
        if (InvokeUsage.Read(response) is { } usage)
        {
            call.Usage = usage;
            call.Metadata["usage"] = usage.DeepClone();
        }

        response.Remove(InvokeUsage.Metrics);
        call.Output = new JsonObject { ["body"] = response };
    }

    public StreamAggregate OpenStream(ModelCall call, long budget) => new InvokeStream(budget);
}
