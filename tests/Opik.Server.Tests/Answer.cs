using System.Net;
using System.Text.Json;

namespace Opik.Server.Tests;

/// <summary>What the server answered.</summary>
public sealed record Answer(HttpStatusCode Status, string Body, string? Location, string? ContentType)
{
    public int Code => (int)Status;

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Texts of <c>{"errors":[…]}</c>.</summary>
    public IReadOnlyList<string> Errors => [.. Json.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!)];
}
