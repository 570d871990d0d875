using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols.Gemini;

/// <summary><c>generateContent</c> and <c>streamGenerateContent</c> of the Gemini API and of Vertex AI.</summary>
/// <remarks>https://ai.google.dev/api/generate-content</remarks>
internal sealed class GeminiContent : IProviderProtocol
{
    private const string Models = "/models/";

    public bool Handles(ProviderAddress address) =>
        address.Path.Contains(Models, StringComparison.Ordinal) && (address.EndsWith(":generateContent") || address.EndsWith(":streamGenerateContent"));

    public ModelCall? ReadRequest(ProviderRequest request)
    {
        var isStream = request.Address.EndsWith(":streamGenerateContent");
        var model = Model(request.Address.Path);
        var isVertex = request.Address.Path.Contains("/publishers/", StringComparison.Ordinal) || request.Address.Host.EndsWith("aiplatform.googleapis.com", StringComparison.Ordinal);
        var call = new ModelCall
        {
            Name = (isStream ? "generate_content_stream: " : "generate_content: ") + model,
            Provider = isVertex ? "google_vertexai" : "google_ai",
            IsStream = isStream,
            Model = model,
            Input = Input(request.Body),
        };
        request.Body["model"] = model;
        CallDescription.Write(call, request, "genai", null);
        return call;
    }

    public void ReadResponse(ModelCall call, JsonObject response)
    {
        call.Output = response.TakeAll("candidates");
        call.Model = response.Text("modelVersion") ?? call.Model;
        if (response.Take("usageMetadata") is JsonObject usage)
            call.Metadata["usage"] = (call.Usage = SnakeCase.Of(usage)).DeepClone();
        SnakeCase.Of(response).MoveTo(call.Metadata);
    }

    public StreamAggregate OpenStream(ModelCall call, long budget) => new GeminiStream { Budget = budget };

    // The clients call everything but the contents their "config", with the generation parameters beside the rest.
    private static JsonObject Input(JsonObject body)
    {
        var input = body.TakeAll("contents");
        var config = body.Take("generationConfig") as JsonObject ?? [];
        body.TakeAll("systemInstruction", "tools", "toolConfig", "safetySettings", "cachedContent", "labels").MoveTo(config);
        if (config.Count > 0)
            input["config"] = config;
        return input;
    }

    private static string Model(string path)
    {
        var name = path[(path.LastIndexOf(Models, StringComparison.Ordinal) + Models.Length)..];
        return Uri.UnescapeDataString(name[..name.LastIndexOf(':')]);
    }
}
