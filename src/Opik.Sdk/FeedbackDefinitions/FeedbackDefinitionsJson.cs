using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.FeedbackDefinitions;

/// <summary>Bodies of feedback definitions.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedbackDefinition))]
[JsonSerializable(typeof(PageOf<FeedbackDefinition>))]
internal sealed partial class FeedbackDefinitionsJson : JsonSerializerContext;
