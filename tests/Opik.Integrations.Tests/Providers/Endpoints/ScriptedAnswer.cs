using System.Text;

namespace Opik.Integrations.Tests.Providers.Endpoints;

/// <summary>Exact bytes that an endpoint answers with, in the pieces in which it sends them.</summary>
internal sealed record ScriptedAnswer(string? ContentType, params byte[][] Pieces)
{
    public int Status { get; init; } = 200;

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>Waited for before the piece after the first, and before the connection is cut; null: everything is sent at once.</summary>
    public Task? BeforeRest { get; init; }

    /// <summary>The connection is cut instead of ended.</summary>
    public bool Aborts { get; init; }

    public static ScriptedAnswer Json(string json, int status = 200) => new("application/json", Encoding.UTF8.GetBytes(json)) { Status = status };

    /// <summary>Server-sent events, one a piece.</summary>
    public static ScriptedAnswer Events(params string[] data) => new("text/event-stream", [.. data.Select(static item => Encoding.UTF8.GetBytes($"data: {item}\n\n"))]);

    /// <summary>One JSON value a line.</summary>
    public static ScriptedAnswer Lines(params string[] lines) => new("application/x-ndjson", [.. lines.Select(static line => Encoding.UTF8.GetBytes(line + "\n"))]);

    /// <summary>Amazon's binary framing.</summary>
    public static ScriptedAnswer Amazon(params (string Type, string Json)[] events) =>
        new("application/vnd.amazon.eventstream", [.. events.Select(static item => AmazonMessage.Event(item.Type, item.Json))]);
}
