using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols.Anthropic;

/// <summary>Messages of Anthropic, at its own address, at a proxy, or on Vertex AI.</summary>
/// <remarks>https://docs.anthropic.com/en/api/messages</remarks>
internal sealed class AnthropicMessages : IProviderProtocol
{
    private const string VertexPublisher = "/publishers/anthropic/models/";

    public bool Handles(ProviderAddress address) => address.EndsWith("/v1/messages") || IsVertex(address);

    public ModelCall? ReadRequest(ProviderRequest request)
    {
        var isVertex = IsVertex(request.Address);
        var isStream = request.Body.Flag("stream") || request.Address.EndsWith(":streamRawPredict");
        var call = new ModelCall
        {
            Name = isStream ? "anthropic_messages_stream" : "anthropic_messages_create",
            Provider = Provider(request.Address),
            IsStream = isStream,
            Model = request.Body.Text("model") ?? (isVertex ? VertexModel(request.Address.Path) : null),
            Input = request.Body.TakeAll("messages", "system", "tools"),
        };
        CallDescription.Write(call, request, "anthropic", null);
        return call;
    }

    public void ReadResponse(ModelCall call, JsonObject response)
    {
        var type = response.Take("type");
        CallDescription.ReadResponse(call, response, "content");
        call.Metadata["type"] = type;
    }

    public StreamAggregate OpenStream(ModelCall call, long budget) => new AnthropicStream { Budget = budget };

    // Clients for a cloud speak Anthropic's protocol until a handler below translates it.
    private static string Provider(ProviderAddress address) =>
        IsVertex(address) || address.Host.EndsWith("aiplatform.googleapis.com", StringComparison.Ordinal) ? "anthropic_vertexai"
        : address.Host.StartsWith("bedrock-", StringComparison.Ordinal) && address.IsBelow("amazonaws.com") ? "bedrock"
        : "anthropic";

    // …/publishers/anthropic/models/claude-sonnet-4@20250514:rawPredict
    private static bool IsVertex(ProviderAddress address) =>
        address.Path.Contains(VertexPublisher, StringComparison.Ordinal) && address.Path.EndsWith("awPredict", StringComparison.Ordinal);

    private static string VertexModel(string path)
    {
        var name = path[(path.IndexOf(VertexPublisher, StringComparison.Ordinal) + VertexPublisher.Length)..];
        return Uri.UnescapeDataString(name[..name.LastIndexOf(':')]);
    }
}
