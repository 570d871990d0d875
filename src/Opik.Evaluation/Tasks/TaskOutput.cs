using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Capture;

namespace Opik.Evaluation.Tasks;

/// <summary>What a task gave, as JSON and as its text.</summary>
/// <param name="Value">The object whose members the metrics see.</param>
/// <param name="Json">The same as UTF-8.</param>
internal readonly record struct TaskOutput(JsonObject Value, byte[] Json)
{
    /// <summary>Takes what the task gave; what is no object becomes <c>{"output": value}</c>.</summary>
    public static TaskOutput Of(object? value, OpikOptions options)
    {
        var utf8 = ValueCapture.ToUtf8(value, CaptureSerializer.For(options.JsonTypeInfoResolver));
        var node = value as JsonObject ?? JsonNode.Parse(utf8.Span);
        if (node is JsonObject members)
            return new TaskOutput(members, utf8.ToArray());
        var wrapped = new JsonObject { ["output"] = node };
        return new TaskOutput(wrapped, JsonSerializer.SerializeToUtf8Bytes(wrapped, EvaluationJson.Default.JsonObject));
    }
}
