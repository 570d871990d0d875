using System.Text.Json.Nodes;
using Opik.Capture;

namespace Opik.Evaluation.Tasks;

/// <summary>What a program under evaluation gave, as JSON.</summary>
internal static class CapturedJson
{
    /// <summary>JSON as it is, anything else as the SDK captures payloads.</summary>
    public static JsonNode? Of(object? value, OpikOptions options) =>
        value as JsonNode ?? JsonNode.Parse(ValueCapture.ToUtf8(value, CaptureSerializer.For(options.JsonTypeInfoResolver)).Span);
}
