using System.Text.Json.Nodes;
using Opik.Providers.ModelCalls;
using Opik.Providers.Protocols.Bedrock.InvokeModel;

namespace Opik.Providers.Http;

/// <summary>What Bedrock says in headers: the id of the request, and counters for models whose answers have none.</summary>
internal static class AmazonHeaders
{
    public static void Read(ModelCall call, HttpResponseMessage response)
    {
        if (ProxyHeaders.AmazonRequestId(response) is { } id)
            call.Metadata["ResponseMetadata"] = new JsonObject { ["RequestId"] = id, ["HTTPStatusCode"] = (int)response.StatusCode };
        if (ProxyHeaders.AmazonTokens(response) is { } tokens)
            call.Usage = InvokeUsage.Of(tokens.Input, tokens.Output, null, null);
    }
}
