using System.Text.Json.Nodes;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>A write that reached the fake server.</summary>
internal sealed record FakeRequest(string Method, string Path, JsonObject Body, int Length)
{
    /// <summary>What the list in the body holds.</summary>
    public IReadOnlyList<JsonObject> Items => [.. Body.First().Value!.AsArray().Select(item => item!.AsObject())];

    /// <summary>The names of the entities in the list.</summary>
    public IEnumerable<string> Names => Items.Select(item => item["name"]!.GetValue<string>());
}
