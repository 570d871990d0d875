using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols.OpenAi.Embeddings;

/// <summary>Embeddings. The vectors are not kept, only how many numbers each had.</summary>
/// <remarks>https://platform.openai.com/docs/api-reference/embeddings</remarks>
internal sealed class OpenAiEmbeddings : IProviderProtocol
{
    private const int BytesOfNumber = sizeof(float);

    public bool Handles(ProviderAddress address) => address.EndsWith("/embeddings");

    public ModelCall? ReadRequest(ProviderRequest request)
    {
        var flavor = OpenAiFlavor.Of(request.Address);
        var call = new ModelCall
        {
            Name = "embeddings_create",
            Provider = flavor.Provider,
            Model = request.Body.Text("model"),
            Input = request.Body.TakeAll("input"),
        };
        flavor.Describe(call, request, "embeddings");
        return call;
    }

    public void ReadResponse(ModelCall call, JsonObject response)
    {
        foreach (var item in (response.Array("data") ?? []).OfType<JsonObject>())
            item["dimensions"] = Dimensions(item.Take("embedding"));
        CallDescription.ReadResponse(call, response, "data");
    }

    public StreamAggregate OpenStream(ModelCall call, long budget) => new WholeAnswer();

    // A list of numbers, or their bytes as base64, which is what the .NET client asks for.
    private static JsonNode? Dimensions(JsonNode? embedding) =>
        embedding is JsonArray numbers ? numbers.Count
        : embedding.AsText() is { } text ? text.AsSpan().TrimEnd('=').Length * 3 / 4 / BytesOfNumber
        : null;
}
