using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Server.Features.Studio.Metrics;

namespace Opik.Server.Features.Studio.Planning;

/// <summary>A metric of a run.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Name of its score.</param>
/// <param name="Parameters">Its parameters, an object.</param>
internal sealed record StudioMetric(string Type, string Name, JsonText Parameters)
{
    /// <summary>The parameters.</summary>
    public JsonObject Values => (JsonObject)JsonNode.Parse(Parameters.Utf8.Span)!;

    /// <summary>What it asks of outputs, for models that think about prompts.</summary>
    public string Task => Type == MetricTypes.GEval ? $"{Values["task_introduction"]} {Values["evaluation_criteria"]}" : string.Empty;
}
