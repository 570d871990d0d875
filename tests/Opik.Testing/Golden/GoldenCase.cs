using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Testing.Golden;

/// <summary>One call of the official client, and what it gave.</summary>
/// <param name="Id">Name of the case.</param>
/// <param name="Kind">What was called.</param>
/// <param name="Params">Arguments of the constructor; undefined when there are none.</param>
/// <param name="Input">Arguments of the call.</param>
/// <param name="Expected">Result; null when there is an error instead.</param>
/// <param name="Error">Name of the Python exception; null when there is a result instead.</param>
/// <param name="Note"><c>python</c>: the result rests on how Python prints or parses something.</param>
public sealed record GoldenCase(string Id, string Kind, JsonElement Params, JsonElement Input, JsonNode? Expected, string? Error, string? Note)
{
    /// <summary>An argument of the call as text; null when it is absent or null.</summary>
    public string? Text(string name) => Input.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>A constructor argument as text; null when it is absent or null.</summary>
    public string? Param(string name) => Params.TryGetProperty(name, out var value) ? value.GetString() : null;
}
