using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.OpenAi.Images;

/// <summary>Streamed images: previews are left out, the finished ones make the answer.</summary>
internal sealed class OpenAiImageStream : StreamAggregate
{
    private readonly JsonArray images = [];
    private JsonObject? response;

    public override void Add(string? type, JsonObject data)
    {
        var name = data.Text("type") ?? type ?? string.Empty;
        HasToken = true;
        response ??= [];
        if (data.Object("error") is { } error)
            Fail(error.Text("type") ?? "error", error.Text("message"));
        if (!name.EndsWith(".completed", StringComparison.Ordinal))
            return;
        if (Keep(data.TakeAll("b64_json", "url")) is { } image)
            images.Add(image);
        data.Remove("type");
        data.MoveTo(response);
    }

    public override JsonObject? ToResponse()
    {
        if (response is null)
            return null;
        var whole = (JsonObject)response.DeepClone();
        whole["data"] = images.DeepClone();
        return whole;
    }
}
