using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>A prompt with the experiment that was made for it.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Model">Model, as users name it.</param>
/// <param name="Messages">Templates of messages, a JSON array.</param>
/// <param name="Configs">Further members of the request, a JSON object.</param>
internal sealed record RunVariant(Guid ExperimentId, string Model, JsonText Messages, JsonText Configs)
{
    // What the playground stores beside the members of a request: how it talks, not what it says.
    private static readonly string[] OwnSettings = ["throttling", "max_concurrent_requests", "maxConcurrentRequests", "custom_parameters", "customParameters", "stream"];

    /// <summary>The request for one item.</summary>
    public JsonObject Request(DatasetItemData data) => Request(data.Fill(JsonNode.Parse(Messages.Utf8.Span)!)!);

    /// <summary>The request with messages that are filled already.</summary>
    public JsonObject Request(JsonNode messages)
    {
        var configs = (JsonObject)JsonNode.Parse(Configs.Utf8.Span)!;
        var request = new JsonObject { ["model"] = Model, ["messages"] = messages };
        Add(request, (configs["custom_parameters"] ?? configs["customParameters"]) as JsonObject);
        Add(request, configs);
        foreach (var name in OwnSettings)
            request.Remove(name);
        return request;
    }

    private static void Add(JsonObject request, JsonObject? members)
    {
        foreach (var (name, value) in members ?? [])
        {
            if (name is not ("model" or "messages"))
                request[name] = value?.DeepClone();
        }
    }
}
