using System.Text.Json.Nodes;

namespace Opik.Conformance.Tests.Specification;

/// <summary>One operation of the document.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Path">Path with <c>{parameters}</c>.</param>
/// <param name="Json">The operation object.</param>
internal sealed record Operation(string Method, string Path, JsonObject Json)
{
    /// <summary>As the report and the list of exceptions call it: <c>GET /v1/private/projects/{id}</c>.</summary>
    public string Name => $"{Method} {Path}";

    /// <summary>Parameters of path, query and headers.</summary>
    public IEnumerable<JsonObject> Parameters => (Json["parameters"] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>Schema of the JSON body; null without one.</summary>
    public JsonObject? BodySchema => Content(Json["requestBody"]);

    /// <summary>Documented success statuses; empty when the document only says <c>default</c>.</summary>
    public IReadOnlyList<int> SuccessStatuses =>
        [.. Responses.Select(response => response.Key).Where(status => status[0] is '2' or '3').Select(int.Parse)];

    /// <summary>Schema of the JSON answer with that status; null when it has none.</summary>
    public JsonObject? AnswerSchema(int status) => Content(Json["responses"]?[status.ToString()] ?? Json["responses"]?["default"], "application/json");

    private JsonObject Responses => (JsonObject)Json["responses"]!;

    private static JsonObject? Content(JsonNode? holder, string? type = null)
    {
        if (holder?["content"] is not JsonObject content)
            return null;
        var chosen = type is null ? content.FirstOrDefault(entry => entry.Key == "application/json").Value ?? content.First().Value : content[type];
        return chosen?["schema"] as JsonObject;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
