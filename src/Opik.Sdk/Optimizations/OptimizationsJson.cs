using System.Text.Json;
using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.Optimizations;

/// <summary>An optimization to store.</summary>
internal sealed record OptimizationBody(Guid Id, string? Name, string DatasetName, string ProjectName, string ObjectiveName, OptimizationStatus Status, JsonElement? Metadata);

/// <summary>Bodies of optimizations.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OptimizationRecord))]
[JsonSerializable(typeof(PageOf<OptimizationRecord>))]
[JsonSerializable(typeof(OptimizationBody))]
[JsonSerializable(typeof(OptimizationUpdate))]
internal sealed partial class OptimizationsJson : JsonSerializerContext;
