using Opik.Providers.Json;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols;

/// <summary>What every call says of itself in its metadata, in the words of the official integrations.</summary>
internal static class CallDescription
{
    /// <summary>Parameters of the request, then where the call was seen.</summary>
    public static void Write(ModelCall call, ProviderRequest request, string integration, string? type)
    {
        request.Body.MoveTo(call.Metadata);
        call.Metadata["created_from"] = integration;
        if (type is not null)
            call.Metadata["type"] = type;
        call.Metadata["base_url"] = request.Address.BaseUrl;
        call.Tags.Add(integration);
    }

    /// <summary>Output, model and usage of an answer whose other members become metadata.</summary>
    /// <param name="call">The call.</param>
    /// <param name="response">The answer.</param>
    /// <param name="outputNames">Members that are the output.</param>
    public static void ReadResponse(ModelCall call, System.Text.Json.Nodes.JsonObject response, params ReadOnlySpan<string> outputNames)
    {
        call.Output = response.TakeAll(outputNames);
        call.Usage = response.Object("usage") ?? call.Usage;
        call.Model = response.Text("model") ?? call.Model;
        response.Remove("type");
        response.MoveTo(call.Metadata);
    }
}
