using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Opik.Evaluation;

/// <summary>Bodies of evaluation.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
